// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Gate;

/// <summary>What the gate tells of itself: its state, its events to replicas, its opt-outs of a day to diallers that do not ask it.</summary>
internal sealed class GateFeeds(GateRuntime runtime, IDialJournal journal, OldEvents old, IKeyStore keys, OptOutNotices notices, GateReporter reporter, IClock clock, TimeProvider time)
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);

    /// <summary><c>GET /api/gate/status</c>.</summary>
    public Task StatusAsync(HttpContext http, GateCaller caller) => Answers.WriteAsync(http, Json.Object(
        ("book", runtime.Gate.Book is { } book ? book.Digest.ToString() : Json.Null),
        ("book_made_at", runtime.Gate.Book is { } made ? InstantPattern.ExtendedIso.Format(made.MadeAt) : Json.Null),
        ("book_refused", runtime.BookRefused is { } refused ? refused.Code : Json.Null),
        ("journal_refused", runtime.Broken is { } broken ? broken.Code : Json.Null),
        ("numbers_remembered", runtime.Gate.Memory.Count),
        ("opt_outs_to_enter", notices.Waiting),
        ("position", runtime.Gate.Position),
        ("role", runtime.Feed is not null ? "replica" : runtime.IsWriter ? "primary" : "standby"),
        ("since_primary_heard_ms", runtime.Feed?.SinceHeard is { } since ? (long)since.TotalMilliseconds : Json.Null),
        ("state", NameOf(runtime.Gate.State))));

    /// <summary><c>GET /api/gate/deltas?from=N&amp;wait=MS</c>: events from a position on, signed; where there are none it waits for the next.</summary>
    public async Task DeltasAsync(HttpContext http, GateCaller caller)
    {
        if (!long.TryParse(http.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from < 1)
        {
            await GateProblems.WriteAsync(http, new GateFieldNotUnderstood { Where = "from" });
            return;
        }

        if (int.TryParse(http.Request.Query["wait"], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0)
        {
            // Who does not wait reads once again what it has, or looks.
            reporter.Heard(caller.Key.Id, from);
            var wait = TimeSpan.FromMilliseconds(milliseconds);
            await runtime.Ring.WaitForAsync(from, wait < _longestWait ? wait : _longestWait, time, http.RequestAborted);
        }

        // Read before the events are: what is told of erasures is true of each of them.
        var erasures = runtime.Ring.Erasures;
        var (events, positions) = runtime.Ring.From(from, DialDeltas.Most) is { } atHand
            ? (atHand, null)
            : await old.FromAsync(from, DialDeltas.Most, http.RequestAborted);
        await SignedAsync(http, DialDeltas.Purpose, key => DialDeltas.Seal(from, runtime.Ring.Last, clock.GetCurrentInstant(), erasures, events, positions, key));
    }

    /// <summary><c>GET /api/gate/manifest</c>: what the book in use is made of, signed.</summary>
    public Task ManifestAsync(HttpContext http, GateCaller caller) => runtime.Gate.Book is { } book
        ? SignedAsync(http, DialManifestForm.Purpose, key => DialManifestForm.Seal(book.Manifest, key))
        : GateProblems.WriteAsync(http, new GateOutage());

    /// <summary><c>GET /api/gate/deltas/DAY.csv</c>: the opt-outs of one legal day that a caller's centre has to respect.</summary>
    public async Task DayAsync(HttpContext http, GateCaller caller, string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var day })
        {
            await GateProblems.WriteAsync(http, new GateFieldNotUnderstood { Where = "day" });
            return;
        }

        var clients = ClientsOf(caller.Key);
        var rows = new StringBuilder("number_e164,client,opted_out_at\n");
        await foreach (var (_, one) in journal.ReadAsync(1, http.RequestAborted))
        {
            if (one.Kind == DialEventKind.OptOut && RomeTime.DayOf(one.At) == day && clients.Contains(one.Client))
            {
                rows.Append(CultureInfo.InvariantCulture, $"{one.Number.Reveal()},{one.Client},{InstantPattern.ExtendedIso.Format(one.At)}\n");
            }
        }

        await Answers.WriteAsync(http, Encoding.UTF8.GetBytes(rows.ToString()), "text/csv; charset=utf-8");
    }

    private HashSet<OrganisationId> ClientsOf(GateKey key) => [.. (runtime.Gate.Book?.Manifest.Campaigns ?? [])
        .Where(campaign => campaign.Centre == key.Centre && (key.Client is not { } only || only == campaign.Client))
        .Select(campaign => campaign.Client)];

    private async Task SignedAsync(HttpContext http, KeyPurpose purpose, Func<ISigner, SignedEnvelope> seal)
    {
        switch (await keys.OpenOrCreateAsync(purpose, http.RequestAborted))
        {
            case Result<SigningKey>.Refused refused:
                await GateProblems.WriteAsync(http, refused.Refusals);
                break;
            case Result<SigningKey>.Ok { Value: var key }:
                using (key)
                {
                    await Answers.WriteAsync(http, seal(key).ToJson());
                }

                break;
        }
    }

    private static string NameOf(DialState state) => state switch
    {
        DialState.NoBook => "no-book",
        DialState.Serving => "serving",
        DialState.Stale => "stale",
        DialState.Draining => "draining",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
