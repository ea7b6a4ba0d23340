// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>A mandate as a credential: a client lets a centre call for it in one campaign.</summary>
/// <param name="Head">What every credential says.</param>
/// <param name="Client">For whom calls are made.</param>
/// <param name="Centre">Who calls.</param>
/// <param name="Campaign">In what campaign.</param>
/// <param name="From">First day.</param>
/// <param name="Until">First day outside again; null where it has no end.</param>
public sealed record MandateCredential(CredentialHead Head, NamedNode Client, NamedNode Centre, NamedNode Campaign, LocalDate From, LocalDate? Until)
{
    /// <summary>The credential, unsigned.</summary>
    public Json.Map ToCredential()
    {
        var subject = Json.Object(
            ("campaign", Campaign.ToJson("Campaign")),
            ("centre", Centre.ToJson("Organisation")),
            ("client", Client.ToJson("Organisation")),
            ("givenFrom", LocalDatePattern.Iso.Format(From)),
            ("id", Head.Id + "#mandate"),
            ("type", "Mandate")).Members;
        return Head.ToJson(
            badge: false,
            $"{Client.Name} / {Centre.Name}",
            new Json.Map(Until is { } until ? subject.Add("givenUntil", LocalDatePattern.Iso.Format(until)) : subject),
            "MandateCredential");
    }
}
