// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Numbering;

/// <summary>A number a caller shows or declares: public by its nature.</summary>
/// <remarks>
/// Text: plus and digits, or the digits alone for a short code. <c>default</c> is no number, which is not a withheld one.
/// Whether a caller may show it is a rule's business. There is no conversion to or from <see cref="SubscriberNumber"/>.
/// </remarks>
public readonly record struct CallerId : IComparable<CallerId>
{
    private readonly ulong _digits;

    private CallerId(ulong digits, NumberKind kind)
    {
        _digits = digits;
        Kind = kind;
    }

    /// <summary>True for <c>default</c>: no number.</summary>
    public bool IsNone => _digits == 0;

    /// <summary>Its kind; none for a foreign number.</summary>
    public NumberKind Kind { get; }

    /// <summary>Country code and national number as one integer, 39 before a short code too; 0 for none.</summary>
    public ulong Digits => _digits;

    /// <summary>Reads a number, refusing with <see cref="NumberIsInvalid"/> or <see cref="NumberIsAmbiguous"/>.</summary>
    public static Result<CallerId> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parsed = NumberParser.Parse(text);
        return TryFrom(parsed, out var caller) ? caller
            : parsed.Status == NumberStatus.Invalid ? new NumberIsInvalid(parsed.Reason)
            : new NumberIsAmbiguous(parsed.Reason);
    }

    /// <summary>The caller's number, when the reading is valid or foreign.</summary>
    public static bool TryFrom(ParsedNumber parsed, out CallerId caller)
    {
        caller = parsed.Digits == 0 ? default : new CallerId(parsed.Digits, parsed.Kind);
        return !caller.IsNone;
    }

    /// <summary>A number kept earlier as its <see cref="Digits"/> and <see cref="Kind"/>: it stays readable when the plan has changed since.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No digits, or more than fifteen.</exception>
    public static CallerId FromKept(ulong digits, NumberKind kind) => digits is > 0 and < 1_000_000_000_000_000
        ? new CallerId(digits, kind)
        : throw new ArgumentOutOfRangeException(nameof(digits));

    /// <inheritdoc/>
    public int CompareTo(CallerId other) => _digits.CompareTo(other._digits);

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "no number" : E164.Text(_digits, Kind);
}
