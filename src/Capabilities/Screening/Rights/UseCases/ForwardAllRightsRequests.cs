// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records that a client was told of every request that waits to be forwarded to it, as when a day's objections are sent in one file. All of them or none.</summary>
public sealed class ForwardAllRightsRequests(IUnitOfWork unit, IRightsRequests requests, ForwardRightsRequest forward)
{
    private const int Page = 1000;

    /// <summary>How the client was told.</summary>
    /// <param name="ControllerVat">The VAT number of the client.</param>
    /// <param name="Means">By what means.</param>
    /// <param name="Note">To whom, or anything else; null for nothing.</param>
    /// <param name="At">When; null for now. Requests received later are not among those sent then.</param>
    public sealed record Command(string? ControllerVat, RightsMeans Means, string? Note = null, Instant? At = null);

    /// <returns>The requests forwarded now, none when nothing waited; or why not all could be.</returns>
    public async Task<Result<Sequence<RightsCase>>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return PartitaIva.Parse(command.ControllerVat) is Result<PartitaIva>.Refused refused
            ? Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = "/controller" }))
            : await unit.CommitAsync<Sequence<RightsCase>>(token => ForwardAsync(command, by, token), ct);
    }

    // Those received by an instant: what came later was not in what was sent then.
    private async Task<List<RightsCase>> WaitingAsync(string controllerVat, Instant? by, CancellationToken ct)
    {
        var filter = RightsFilter.All with { ControllerVat = PartitaIva.Parse(controllerVat).ValueOrThrow().Digits, OnlyOpen = true };
        var waiting = new List<RightsCase>();
        RightsRequestId? before = null;
        Sequence<RightsCase> page;
        do
        {
            page = await requests.ListAsync(filter, Page, before, ct);
            waiting.AddRange(page.Where(known => known.Forwarding is null && !(known.Request.ReceivedAt > by)));
            before = page.IsEmpty ? null : page[^1].Request.Id;
        }
        while (page.Count == Page);
        return waiting;
    }

    private async Task<Result<Sequence<RightsCase>>> ForwardAsync(Command command, Actor by, CancellationToken ct)
    {
        var forwarded = new List<RightsCase>();
        foreach (var known in await WaitingAsync(command.ControllerVat!, command.At, ct))
        {
            var done = await forward.RunAsync(new ForwardRightsRequest.Command(known.Request.Id, command.Means, command.Note, command.At), by, ct);
            if (done is Result<RightsCase>.Refused refused)
            {
                return refused.Refusals;
            }

            forwarded.Add(done.ValueOrThrow());
        }

        return Sequence.From(forwarded);
    }
}
