// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The calls of a plan that are asked about at the gate: each decision is kept in its log, and what became of a call in its journal.</summary>
/// <remarks>Nobody is called: what became of a call is drawn from the plan. On a Sunday or a holiday the gate allows none, and that is what is kept.</remarks>
internal sealed class GateActs(SeedPlan plan, SimulatedClock clock)
{
    private static readonly Actor Gate = Actor.System("dial-gate");

    /// <summary>Nothing where there is no list to dial from.</summary>
    public IEnumerable<SeedAct> All() => Diallings.Any() ? [new SeedAct(0, "asks the gate before each call", PlayAsync)] : [];

    private IEnumerable<(SeedDialling Dialling, SeedList List)> Diallings => plan.Dialling
        .Join(plan.Lists, dialling => dialling.List, list => list.Key, (dialling, list) => (dialling, list))
        .OrderBy(one => one.dialling.Begins);

    private async Task<Sequence<Refusal>> PlayAsync(IServiceProvider scope, SeedIds ids, CancellationToken ct)
    {
        if (await scope.GetRequiredService<PrepareDialBook>().RunAsync(null, ct) is not Result<DialBook?>.Ok { Value: { } book })
        {
            return [new SeedGateWithoutBook()];
        }

        using (book)
        {
            var gate = new DialGate(new DialMemory());
            await gate.Swap(book);
            var turn = scope.GetRequiredService<IDialJournalTurn>();
            if (turn.TryTake((position, in one) => gate.Apply(one, position)) is Result<long>.Refused refused)
            {
                return refused.Refusals;
            }

            try
            {
                var parties = await scope.GetRequiredService<IPartyLedger>().ReadAsync(ct);
                foreach (var (dialling, list) in Diallings)
                {
                    if (await DialAsync(gate, book, parties, dialling, list, scope, ids, ct) is { IsEmpty: false } refusals)
                    {
                        return refusals;
                    }
                }
            }
            finally
            {
                turn.Release();
            }
        }

        return [];
    }

    private async Task<Sequence<Refusal>> DialAsync(
        DialGate gate, DialBook book, PartyBook parties, SeedDialling dialling, SeedList list, IServiceProvider scope, SeedIds ids, CancellationToken ct)
    {
        var (campaign, centre) = (ids.Campaign(list.Campaign), ids.Firm(list.Centre));
        var client = parties.Campaigns[campaign].Client;
        var contacts = new SeedContacts(list);
        for (var i = 0; i < Math.Min(dialling.Calls, list.Rows); i++)
        {
            clock.MoveTo(Instant.Max(clock.GetCurrentInstant(), At(dialling, i)));
            var at = UtcMicroseconds.Floor(clock.GetCurrentInstant());
            var caller = parties.DeclaredNumbersOf(centre, at).FirstOrDefault(declared => declared.Client == client)?.Number;
            var call = new DialCall(campaign, centre, caller, at, AgentReserved: true, Automated: false);
            var contact = contacts.At(i);
            var entry = Decide(gate, book, call, contact, scope);
            if (entry.Verdict == Verdict.Allow && Became(contact) is { } kind
                && await ToldAsync(new DialEvent(kind, entry.Decision, campaign, centre, client, entry.Number, at, true), list.ClientVat, scope, ct) is { IsEmpty: false } refusals)
            {
                return refusals;
            }
        }

        return [];
    }

    private static GateLogEntry Decide(DialGate gate, DialBook book, in DialCall call, in SeedContact contact, IServiceProvider scope)
    {
        var number = Encoding.UTF8.GetBytes(PhoneWritings.Write(contact));
        var position = gate.Position;
        var answer = gate.Decide(call, number);
        var entry = new GateLogEntry(
            scope.GetRequiredService<IIdentifiers>().Next(), call.At, call.Campaign, call.Centre, call.Caller, DialGate.NumberOf(number), answer.Verdict,
            call.AgentReserved, call.Automated, answer.ReasonsId, book.Digest, position);
        scope.GetRequiredService<IGateLog>().Append(entry, answer);
        return entry;
    }

    // Of a hundred calls allowed, seven were not made after all.
    private static DialEventKind? Became(in SeedContact contact) => new SeedStream(SeedStream.Mix(contact.Salt + 1)).Below(100u) switch
    {
        < 46 => DialEventKind.NoAnswer,
        < 80 => DialEventKind.Answered,
        < 87 => DialEventKind.Busy,
        < 89 => DialEventKind.Failed,
        < 90 => DialEventKind.Silent,
        < 93 => DialEventKind.OptOut,
        _ => null,
    };

    // As the gate itself does: the journal first, then the log of rights requests.
    private static async Task<Sequence<Refusal>> ToldAsync(DialEvent one, string controller, IServiceProvider scope, CancellationToken ct)
    {
        if (await scope.GetRequiredService<IDialJournal>().AppendAsync(one, ct) is Result<long>.Refused notKept)
        {
            return notKept.Refusals;
        }

        return one.Kind == DialEventKind.OptOut && await scope.GetRequiredService<RecordRightsRequest>().RunAsync(
                new RecordRightsRequest.Command(RightsRequestKind.Objection, RightsChannel.Gate, controller, one.Centre, one.At, one.Number, null, $"gate:{one.Call}"),
                Gate,
                ct) is Result<RightsCase>.Refused refused
            ? refused.Refusals
            : [];
    }

    private Instant At(SeedDialling dialling, int call) =>
        plan.Day.At(dialling.Begins).InZoneLeniently(RomeTime.Zone).ToInstant() + (dialling.Between * call);
}
