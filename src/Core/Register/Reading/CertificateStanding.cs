// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>What the entries of one certificate come to on a day.</summary>
/// <param name="State">What it is worth.</param>
/// <param name="Holder">Whose it is: an organisation in clear, or somebody committed to.</param>
/// <param name="Issued">The day from which it was issued.</param>
/// <param name="ValidUntil">The first day on which it counts no longer; null when none was stated.</param>
/// <param name="Since">The day from which its state holds.</param>
/// <param name="Reason">The code of the reason stated for it; null for none.</param>
public sealed record CertificateStanding(
    CertificateState State, EntrySubject Holder, LocalDate Issued, LocalDate? ValidUntil, LocalDate Since, string? Reason)
{
    /// <summary>Folds a certificate's entries, in the order in which they were published; those that hold from a later day are left out.</summary>
    /// <remarks>A suspension ends by an entry that restores, never by itself. What was withdrawn stays so, whatever is stated later.</remarks>
    /// <returns>Null where no entry issues it.</returns>
    public static CertificateStanding? Of(IEnumerable<RegisterEntry> entries, LocalDate day)
    {
        CertificateStanding? standing = null;
        foreach (var entry in entries)
        {
            if (entry.Type == EntryType.CertificateIssued)
            {
                standing = new CertificateStanding(
                    entry.Effective > day ? CertificateState.NotYet : CertificateState.Valid, HolderIn(entry), entry.Effective, EndIn(entry), entry.Effective, null);
            }
            else if (standing is { State: not CertificateState.Withdrawn } && entry.Effective <= day)
            {
                standing = standing.After(entry);
            }
        }

        return standing is { State: CertificateState.Valid or CertificateState.Suspended, ValidUntil: { } end } && end <= day
            ? standing with { State = CertificateState.Expired, Since = end, Reason = null }
            : standing;
    }

    /// <summary>The first day on which a certificate counts no longer, as one of its entries states it; null where it states none.</summary>
    public static LocalDate? EndIn(RegisterEntry entry) => Date(entry, "valid_until");

    private CertificateStanding After(RegisterEntry entry) => entry.Type switch
    {
        EntryType.CertificateSuspended => Becomes(CertificateState.Suspended, entry),
        EntryType.CertificateRestored => Becomes(CertificateState.Valid, entry),
        EntryType.CertificateRenewed => Becomes(CertificateState.Valid, entry) with { ValidUntil = EndIn(entry) },
        EntryType.CertificateWithdrawn => Becomes(CertificateState.Withdrawn, entry),
        EntryType.CertificateExpired => Becomes(CertificateState.Expired, entry),
        EntryType.CertificateTransferred => this with { Holder = HolderIn(entry) },
        _ => this,
    };

    private CertificateStanding Becomes(CertificateState state, RegisterEntry entry) =>
        this with { State = state, Since = entry.Effective, Reason = (entry.Facts["reason"] as Json.Text)?.Value };

    private static EntrySubject HolderIn(RegisterEntry entry) =>
        EntrySubject.TryParse((entry.Facts["holder"] as Json.Text)?.Value, out var holder) ? holder : default;

    private static LocalDate? Date(RegisterEntry entry, string name) =>
        entry.Facts[name] is Json.Text text && LocalDatePattern.Iso.Parse(text.Value) is { Success: true, Value: var date } ? date : null;
}
