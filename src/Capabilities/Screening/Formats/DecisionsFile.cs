// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Text;
using Filiera.Numbering;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Writes what people decided about rows under review as a fact file: number, decision, when, until when, and the reasons weighed.</summary>
/// <remarks>UTF-8, semicolons, LF. It holds numbers, as the list does, and is kept and erased with it.</remarks>
internal sealed class DecisionsFile
{
    private static readonly FrozenSet<string> OfDecisions = FrozenSet.Create(
        StringComparer.Ordinal,
        ReasonCodes.DecidedAllow, ReasonCodes.DecidedWithhold, ReasonCodes.DecisionExpired, ReasonCodes.DecisionOnOtherReasons);

    private readonly StreamWriter _text;

    /// <summary>Starts the file with its header.</summary>
    /// <param name="target">Where it goes; stays the caller's to close.</param>
    public DecisionsFile(Stream target)
    {
        _text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        _text.WriteLine("number;decision;decided_at;valid_until;reasons");
    }

    /// <summary>Adds the rows of an earlier file; of several decisions about a number the newest counts.</summary>
    /// <param name="earlier">The file, at its start.</param>
    /// <param name="ct">Stops it.</param>
    public async Task AddAsync(Stream earlier, CancellationToken ct)
    {
        using var text = new StreamReader(earlier, leaveOpen: true);
        await text.ReadLineAsync(ct);
        while (await text.ReadLineAsync(ct) is { } line)
        {
            await _text.WriteLineAsync(line.AsMemory(), ct);
        }
    }

    /// <summary>Adds a decision.</summary>
    /// <param name="number">The number decided about.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="validUntil">The first instant at which an allow no longer holds.</param>
    /// <param name="reasons">The reasons weighed, as printed.</param>
    public void Add(SubscriberNumber number, RecordedDecision decision, Instant validUntil, IEnumerable<string> reasons)
    {
        var allow = decision.Choice == ReviewChoice.Allow;
        _text.Write(number.Reveal());
        _text.Write(allow ? ";allow;" : ";withhold;");
        _text.Write(InstantPattern.ExtendedIso.Format(decision.At));
        _text.Write(';');
        _text.Write(allow ? InstantPattern.ExtendedIso.Format(validUntil) : "");
        _text.Write(';');
        _text.WriteLine(string.Join(' ', reasons.Where(reason => !OfDecisions.Contains(reason))));
    }

    /// <summary>Writes out what is still held.</summary>
    public Task FlushAsync(CancellationToken ct) => _text.FlushAsync(ct);
}
