// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The few numbers that have no ordinal, in order.</summary>
internal sealed class RareNumbers
{
    private readonly ulong[] _digits;
    private readonly uint[] _payloads;

    public RareNumbers(ulong[] digits, uint[] payloads)
    {
        _digits = digits;
        _payloads = payloads;
    }

    public static RareNumbers None { get; } = new([], []);

    public int Count => _digits.Length;

    public ReadOnlySpan<ulong> Digits => _digits;

    public ReadOnlySpan<uint> Payloads => _payloads;

    /// <summary>Sorts; a payload 0 and a number that stands twice are bugs.</summary>
    public static RareNumbers Build(ReadOnlySpan<ulong> digits, ReadOnlySpan<uint> payloads)
    {
        if (digits.Length != payloads.Length || payloads.Contains(0u))
        {
            throw new ArgumentException("Each number has one payload, which is not 0.", nameof(payloads));
        }

        ulong[] sortedDigits = [.. digits];
        uint[] sortedPayloads = [.. payloads];
        Array.Sort(sortedDigits, sortedPayloads);
        for (var i = 1; i < sortedDigits.Length; i++)
        {
            if (sortedDigits[i] == sortedDigits[i - 1])
            {
                throw new ArgumentException("A number stands twice.", nameof(digits));
            }
        }

        return new RareNumbers(sortedDigits, sortedPayloads);
    }

    public uint Find(ulong digits)
    {
        var at = Array.BinarySearch(_digits, digits);
        return at < 0 ? 0 : _payloads[at];
    }
}
