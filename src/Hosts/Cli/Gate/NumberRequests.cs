// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.Cli;

/// <summary>Decisions or opt-outs about mobile numbers, random ones or some given, written into one prepared request.</summary>
internal sealed class NumberRequests : ILoadRequests
{
    private const string Sample = "3470000000";
    private readonly Random _random;
    private readonly byte[] _bytes;
    private readonly List<int> _places = [];
    private readonly IReadOnlyList<string> _given;

    /// <param name="host">The host and port.</param>
    /// <param name="key">The gate key.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="caller">The number shown.</param>
    /// <param name="numbers">Numbers in each request.</param>
    /// <param name="optOuts">True to tell opt-outs, false to ask.</param>
    /// <param name="given">Numbers to draw from, as <see cref="Digits"/> writes them; none for any.</param>
    /// <param name="seed">Which numbers.</param>
    public NumberRequests(string host, string key, string campaign, string caller, int numbers, bool optOuts, IReadOnlyList<string> given, int seed)
    {
        (_random, _given) = (new Random(seed), given);
        var items = Enumerable.Repeat(optOuts ? $$"""{"number":"{{Sample}}","outcome":"opt-out"}""" : $"\"{Sample}\"", numbers);
        var head = $$"""{"campaign":"{{campaign}}","caller":"{{caller}}",""";
        var body = optOuts ? head + "\"outcomes\":[" + string.Join(',', items) + "]}"
            : numbers == 1 ? head + $"\"agent_reserved\":true,\"number\":\"{Sample}\"}}"
            : head + "\"agent_reserved\":true,\"numbers\":[" + string.Join(',', items) + "]}";
        _bytes = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /api/gate/{(optOuts ? "outcomes" : "decisions")} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        var sample = Encoding.ASCII.GetBytes(Sample);
        for (var at = 0; _bytes.AsSpan(at).IndexOf(sample) is >= 0 and var next; at += next + sample.Length)
        {
            _places.Add(at + next);
        }
    }

    /// <summary>The ten digits of a mobile number, however it is written; null for any other.</summary>
    public static string? Digits(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        digits = digits.Length == Sample.Length + 2 && digits.StartsWith("39", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length == Sample.Length && digits[0] == '3' ? digits : null;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        foreach (var place in _places)
        {
            if (_given.Count > 0)
            {
                Encoding.ASCII.GetBytes(_given[_random.Next(_given.Count)], _bytes.AsSpan(place));
                continue;
            }

            var digits = _random.Next(10_000_000);
            for (var i = 9; i >= 3; i--, digits /= 10)
            {
                _bytes[place + i] = (byte)('0' + (digits % 10));
            }
        }

        return _bytes;
    }
}
