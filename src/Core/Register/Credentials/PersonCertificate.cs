// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>A professional's certificate as an Open Badges 3.0 achievement of the type Certification.</summary>
/// <param name="Head">What every credential says.</param>
/// <param name="SubjectId">The holder's identifier, made for this certificate and used nowhere else.</param>
/// <param name="HolderName">The holder's name; it stands in the holder's file and never in the log. Null in what anyone may fetch who has the number.</param>
/// <param name="Number">The certificate's number.</param>
/// <param name="AchievementId">The profile's identifier, an absolute IRI.</param>
/// <param name="AchievementName">The profile's name.</param>
/// <param name="AchievementDescription">What the profile does.</param>
/// <param name="CriteriaNode">The node of the scheme that states the requirements, an absolute IRI.</param>
/// <param name="CriteriaHash">The hash of that node's text.</param>
/// <param name="SchemeVersion">The scheme's edition.</param>
/// <param name="AwardedOn">The day of the decision.</param>
/// <param name="Alignments">Where the profile stands in open frameworks such as ESCO.</param>
public sealed record PersonCertificate(
    CredentialHead Head,
    string SubjectId,
    string? HolderName,
    string Number,
    string AchievementId,
    string AchievementName,
    string AchievementDescription,
    string CriteriaNode,
    ContentHash CriteriaHash,
    string SchemeVersion,
    LocalDate AwardedOn,
    Sequence<FrameworkAlignment> Alignments)
{
    /// <summary>The credential, unsigned.</summary>
    public Json.Map ToCredential()
    {
        var subject = Json.Object(
            ("achievement", Json.Object(
                ("achievementType", "Certification"),
                ("alignment", Json.Array(Alignments.Select((alignment, i) => (Json)alignment.ToJson(FormattableString.Invariant($"{AchievementId}:alignment:{i + 1}"))))),
                ("criteria", Json.Object(
                    ("id", CriteriaNode), ("narrative", $"{CriteriaNode} {CriteriaHash}"), ("schemeHash", CriteriaHash.ToString()))),
                ("description", AchievementDescription),
                ("id", AchievementId),
                ("name", AchievementName),
                ("type", Json.Array("Achievement")),
                ("version", SchemeVersion))),
            ("activityEndDate", LocalDatePattern.Iso.Format(AwardedOn)),
            ("id", SubjectId),
            ("licenseNumber", Number),
            ("type", Json.Array("AchievementSubject"))).Members;
        subject = HolderName is { } name
            ? subject.Add("identifier", Json.Array(Json.Object(
                ("hashed", false), ("id", SubjectId + ":name"), ("identityHash", name), ("identityType", "name"), ("type", "IdentityObject"))))
            : subject;
        return Head.ToJson(badge: true, AchievementName, new Json.Map(subject), "OpenBadgeCredential");
    }
}
