// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The acts of a plan that concern rights requests.</summary>
internal sealed class RightsActs(SeedPlan plan, Actor by)
{
    public IEnumerable<SeedAct> All() => plan.Rights.SelectMany(Of);

    private IEnumerable<SeedAct> Of(SeedRightsRequest it)
    {
        yield return new SeedAct(it.ReceivedAgo, "receives " + it.Key, async (scope, ids, ct) => Against(
            await scope.GetRequiredService<RecordRightsRequest>().RunAsync(
                new RecordRightsRequest.Command(
                    it.Kind,
                    it.Channel,
                    plan.Clients.Single(firm => firm.Key == it.Client).VatNumber,
                    ids.Firm(it.Centre),
                    scope.GetRequiredService<IClock>().GetCurrentInstant(),
                    it.Phone is { } phone ? SubscriberNumber.Parse(phone).ValueOrThrow() : null,
                    Source: SourceOf(it)),
                by,
                ct)));
        if (it.ForwardedAgo is { } forwarded)
        {
            yield return new SeedAct(forwarded, "forwards " + it.Key, (scope, _, ct) => OnAsync(
                it, scope, id => scope.GetRequiredService<ForwardRightsRequest>().RunAsync(new(id, RightsMeans.Email, "Ufficio inventato del committente"), by, ct), ct));
        }

        if (it.ExtendedAgo is { } extended)
        {
            yield return new SeedAct(extended, "extends " + it.Key, (scope, _, ct) => OnAsync(
                it, scope, id => scope.GetRequiredService<ExtendRightsRequest>().RunAsync(new(id, "Archivi inventati in più sedi."), by, ct), ct));
        }

        if (it.AnsweredAgo is { } answered)
        {
            yield return new SeedAct(answered, "answers " + it.Key, (scope, _, ct) => OnAsync(
                it, scope, id => scope.GetRequiredService<AnswerRightsRequest>().RunAsync(new(id, RightsMeans.Letter, RightsOutcome.Granted), by, ct), ct));
        }
    }

    private static async Task<Sequence<Refusal>> OnAsync(
        SeedRightsRequest it, IServiceProvider scope, Func<RightsRequestId, Task<Result<RightsCase>>> act, CancellationToken ct) =>
        await scope.GetRequiredService<IRightsRequests>().FindBySourceAsync(SourceOf(it), ct) is { } known
            ? Against(await act(known.Request.Id))
            : [new RightsRequestUnknown()];

    private static string SourceOf(SeedRightsRequest it) => "demonstration:" + it.Key;

    private static Sequence<Refusal> Against(Result<RightsCase> result) => result is Result<RightsCase>.Refused refused ? refused.Refusals : [];
}
