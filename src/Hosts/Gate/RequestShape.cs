// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using Filiera.Numbering;
using Filiera.Parties;

namespace Filiera.Gate;

/// <summary>A request about one number that was understood, but for the number: what has the same bytes around another number says the same of it.</summary>
/// <remarks>Any difference, and it is read as if nothing were known.</remarks>
internal sealed class RequestShape
{
    private const int Longest = 1024;

    // Nothing that ends a string or changes what it says.
    private static readonly SearchValues<byte> _plain = SearchValues.Create("+0123456789"u8);

    private readonly byte[] _before;
    private readonly byte[] _after;
    private readonly CampaignId _campaign;
    private readonly CallerId? _caller;
    private readonly bool _agentReserved;
    private readonly bool _automated;

    private RequestShape(DecisionWork work, Range number)
    {
        _before = work.Body[..number.Start.Value];
        _after = work.Body[number.End.Value..work.Length];
        (_campaign, _caller, _agentReserved, _automated) = (work.Campaign, work.Caller, work.AgentReserved, work.Automated);
    }

    /// <summary>The shape of a request just understood, or null where it is not about one number as it was written.</summary>
    public static RequestShape? Of(DecisionWork work)
    {
        if (work.Count != 1 || work.Length > Longest)
        {
            return null;
        }

        // A number that had to be written out stands behind the body, and no quote follows it there.
        var number = work.Numbers[0];
        return number.End.Value < work.Length && !work.Body.AsSpan(number).ContainsAnyExcept(_plain) ? new RequestShape(work, number) : null;
    }

    /// <summary>Reads a body of this shape; false leaves everything as it was.</summary>
    public bool TryRead(DecisionWork work)
    {
        var body = work.Body.AsSpan(0, work.Length);
        var end = body.Length - _after.Length;
        if (end < _before.Length
            || !body.StartsWith(_before)
            || !body[end..].SequenceEqual(_after)
            || body[_before.Length..end].ContainsAnyExcept(_plain))
        {
            return false;
        }

        work.Add(_before.Length..end);
        (work.Campaign, work.Caller, work.AgentReserved, work.Automated) = (_campaign, _caller, _agentReserved, _automated);
        return true;
    }
}
