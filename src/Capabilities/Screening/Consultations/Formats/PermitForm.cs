// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>The canonical form of a permit, as it is signed: <c>docs/consultation.md</c>.</summary>
public static class PermitForm
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.dial-permit+json";

    private const string Format = "filiera-dial-permit/1";

    /// <summary>Signs permits.</summary>
    public static KeyPurpose Purpose { get; } = new("dial-permit", SignatureAlgorithm.Ed25519);

    /// <summary>Writes and signs a permit.</summary>
    public static SignedEnvelope Seal(DialPermit permit, ISigner signer) => SignedEnvelope.Seal(PayloadType, Write(permit).ToCanonicalBytes(), signer);

    /// <summary>The file of a signed permit: the envelope as canonical JSON.</summary>
    public static byte[] WriteFile(SignedEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return envelope.ToJson().ToCanonicalBytes();
    }

    /// <summary>The permit as JSON.</summary>
    public static Json.Map Write(DialPermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return Json.Object(
            ("campaign", permit.Campaign is { } campaign ? campaign.Value.ToString("D") : "all"),
            ("checked_at", At(permit.CheckedAt)),
            ("consultation_id", permit.Consultation.ToString()),
            ("controller_vat", permit.ControllerVat),
            ("demonstration", permit.IsDemonstration),
            ("format", Format),
            ("issued_at", At(permit.IssuedAt)),
            ("list", permit.List.ToString()),
            ("part", permit.Part),
            ("result", permit.Result.ToString()),
            ("simulated", permit.IsSimulated),
            ("valid_to", At(permit.ValidTo)));
    }

    /// <summary>Reads the payload of an envelope; the signature is a matter of its own.</summary>
    /// <returns>The permit, or <see cref="PermitUnreadable"/>.</returns>
    public static Result<DialPermit> Read(SignedEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope.PayloadType != PayloadType || Json.Parse(envelope.Payload.AsSpan()) is not Result<Json>.Ok { Value: Json.Map map })
        {
            return new PermitUnreadable();
        }

        return map["format"] is Json.Text { Value: Format }
            && map["campaign"] is Json.Text campaign && (campaign.Value == "all" || Guid.TryParse(campaign.Value, out _))
            && Instant(map, "checked_at") is { } checkedAt && Instant(map, "issued_at") is { } issuedAt && Instant(map, "valid_to") is { } validTo
            && map["consultation_id"] is Json.Text consultation && Guid.TryParse(consultation.Value, out var id)
            && map["controller_vat"] is Json.Text vat
            && map["demonstration"] is Json.Flag demonstration && map["simulated"] is Json.Flag simulated
            && Hash(map, "list") is { } list && Hash(map, "result") is { } result
            && map["part"] is Json.Integer part
            && new DialPermit(
                vat.Value,
                campaign.Value == "all" ? null : new CampaignId(Guid.Parse(campaign.Value)),
                list,
                result,
                new ConsultationId(id),
                checked((int)part.Value),
                checkedAt,
                validTo,
                issuedAt,
                demonstration.Value,
                simulated.Value) is var permit
            && Write(permit) == map
                ? permit
                : new PermitUnreadable();
    }

    private static string At(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static Instant? Instant(Json.Map map, string name) =>
        map[name] is Json.Text text && InstantPattern.ExtendedIso.Parse(text.Value) is { Success: true } read ? read.Value : null;

    private static ContentHash? Hash(Json.Map map, string name) =>
        map[name] is Json.Text text && ContentHash.TryParse(text.Value, out var hash) ? hash : null;
}
