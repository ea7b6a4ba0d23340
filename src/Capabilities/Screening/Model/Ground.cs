// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One thing that may carry a call: a consent, a contract, a request, an entry in a public directory. The hierarchy is closed.</summary>
/// <remarks>
/// It holds what the rules look at and nothing that tells whose it is, so that grounds of the same content are equal. A row's own
/// claim is judged as a ground too; its file, if there is one, stands beside it.
/// </remarks>
public abstract record Ground
{
    private Ground()
    {
    }

    /// <summary>A marketing consent.</summary>
    /// <param name="HasReference">Whether the consent is named.</param>
    /// <param name="Given">The day it was given.</param>
    /// <param name="Purpose">What for, as written, or null.</param>
    /// <param name="Recipient">To whom, as written, or null.</param>
    /// <param name="HasOrigin">Whether it is said where and how it was gathered.</param>
    /// <param name="Proof">What stands behind it.</param>
    /// <param name="EnrolledOn">The latest day of enrolment in the opt-out register, or of its renewal, according to a dated statement.</param>
    /// <param name="IsContradictory">True when the consent of the same reference stands elsewhere with another content.</param>
    public sealed record Consent(
        bool HasReference,
        DateField Given,
        string? Purpose,
        string? Recipient,
        bool HasOrigin,
        ConsentProof Proof,
        DateField EnrolledOn,
        bool IsContradictory) : Ground;

    /// <summary>A contract with the client.</summary>
    /// <param name="HasReference">Whether the contract is named.</param>
    /// <param name="Start">The day it began; missing where nothing is said.</param>
    /// <param name="End">The day it ended; missing while it is in force.</param>
    /// <param name="Kind">Whether it goes on over time.</param>
    /// <param name="IsContradictory">True when the contract of the same reference stands elsewhere with another content.</param>
    public sealed record Contract(bool HasReference, DateField Start, DateField End, ContractKind Kind, bool IsContradictory) : Ground;

    /// <summary>A request to be called.</summary>
    /// <param name="IsDocumented">Whether it is said what the request is called or where it came from.</param>
    /// <param name="Asked">The day it was made.</param>
    /// <param name="Topic">What about, as written, or null.</param>
    /// <param name="IsConsumed">True when a call was already made on it: a request holds once.</param>
    public sealed record Request(bool IsDocumented, DateField Asked, string? Topic, bool IsConsumed) : Ground;

    /// <summary>The number stands in a public directory.</summary>
    public sealed record Directory : Ground;

    /// <summary>The row gives no ground.</summary>
    public sealed record Nothing : Ground;

    /// <summary>The row gives a ground that cannot be read.</summary>
    public sealed record Unreadable : Ground;

    /// <summary>Depends on nothing but the content and differs where the content does: sets of grounds are kept in its order.</summary>
    /// <remarks>Length before text, so that no text can pretend to be the next field.</remarks>
    internal string SortKey => this switch
    {
        Consent c => $"1|{Key(c.Given)}|{Key(c.EnrolledOn)}|{(int)c.Proof}|{Key(c.HasOrigin)}{Key(c.HasReference)}{Key(c.IsContradictory)}|{Key(c.Purpose)}|{Key(c.Recipient)}",
        Contract c => $"2|{Key(c.End)}|{Key(c.Start)}|{(int)c.Kind}|{Key(c.HasReference)}{Key(c.IsContradictory)}",
        Request r => $"3|{Key(r.Asked)}|{Key(r.IsConsumed)}{Key(r.IsDocumented)}|{Key(r.Topic)}",
        Directory => "4",
        Nothing => "5",
        _ => "6",
    };

    private static string Key(DateField date) =>
        date.IsUnreadable ? "?" : date.Value is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : "-";

    private static char Key(bool flag) => flag ? '1' : '0';

    private static string Key(string? text) => text is null ? "-" : FormattableString.Invariant($"{text.Length}:{text}");
}
