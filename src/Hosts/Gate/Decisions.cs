// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Answers <c>POST /api/gate/decisions</c>: reads the body where it lies, asks the gate, keeps the decision, writes the answer.</summary>
internal sealed class Decisions(GateRuntime runtime, GateLimits limits, IClearanceKeys keys, IGateLog log, IIdentifiers identifiers, IClock clock)
{
    private const int MostAgain = 2;

    private readonly AnswerBodies _bodies = new();

    /// <summary>Answers one request of a caller.</summary>
    public Task AnswerAsync(HttpContext http, GateCaller caller)
    {
        if (Bodies.Refuse(http.Request, limits) is { } refusal)
        {
            return GateProblems.WriteAsync(http, refusal);
        }

        // A short body lies there already, and then nothing is awaited.
        var reader = http.Request.BodyReader;
        if (reader.TryRead(out var result))
        {
            if (result.IsCompleted)
            {
                return Whole(http, caller, reader, result.Buffer);
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }

        return ReadOnAsync(http, caller, reader);
    }

    /// <summary>Answers the body that stands in a work; the answer's body then stands in <see cref="DecisionWork.Out"/>.</summary>
    /// <returns>Null; or why it is not answered.</returns>
    /// <exception cref="StorageFailedException">The decision could not be kept, so it must not be told.</exception>
    public Refusal? Answer(DecisionWork work, GateCaller caller)
    {
        var refusal = DecisionRequest.Read(work, limits.Numbers);
        if (refusal is null && !caller.TryTake(work.Count))
        {
            refusal = new GateLimitReached();
        }

        return refusal ?? Decide(work, caller.Key);
    }

    /// <summary>Goes through a decision that nobody asked for, which is neither kept nor told: the first one asked for does not wait for the compiler.</summary>
    public void Rehearse()
    {
        if (runtime.Gate.Book is not { } book || book.Manifest.Campaigns.FirstOrDefault() is not { } campaign)
        {
            return;
        }

        var work = DecisionWork.Rent();
        try
        {
            // Without a number to be shown nobody may be called.
            var body = System.Text.Encoding.ASCII.GetBytes($$"""{"campaign":"{{campaign.Campaign}}","number":"3470000000"}""");
            body.CopyTo(work.Append(body.Length));
            if (DecisionRequest.Read(work, limits.Numbers) is null)
            {
                var call = new DialCall(campaign.Campaign, campaign.Centre, null, UtcMicroseconds.Floor(clock.GetCurrentInstant()), false, false);
                Judge(work, call);
                Write(work, call, campaign.Client, book, runtime.Gate.Position, isKept: false);
            }
        }
        finally
        {
            work.Return();
        }
    }

    private async Task ReadOnAsync(HttpContext http, GateCaller caller, PipeReader reader)
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            if (result.Buffer.Length > limits.BodyBytes)
            {
                await GateProblems.WriteAsync(http, new GateBodyTooLarge());
                return;
            }

            if (result.IsCompleted)
            {
                await Whole(http, caller, reader, result.Buffer);
                return;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private Task Whole(HttpContext http, GateCaller caller, PipeReader reader, ReadOnlySequence<byte> body)
    {
        var work = DecisionWork.Rent();
        try
        {
            body.CopyTo(work.Append((int)body.Length));
            reader.AdvanceTo(body.End);
            var refusal = Answer(work, caller);
            if (refusal is not null)
            {
                return GateProblems.WriteAsync(http, refusal);
            }

            var response = http.Response;
            response.ContentType = "application/json";
            response.ContentLength = work.Written;
            response.BodyWriter.Write(work.Out.AsSpan(0, work.Written));
            return Task.CompletedTask;
        }
        catch (StorageFailedException)
        {
            // What cannot be kept must not be answered.
            return GateProblems.WriteAsync(http, new GateOutage());
        }
        finally
        {
            work.Return();
        }
    }

    private Refusal? Decide(DecisionWork work, GateKey key)
    {
        var gate = runtime.Gate;
        var centre = key.Centre ?? default;
        var at = UtcMicroseconds.Floor(clock.GetCurrentInstant());
        var call = new DialCall(work.Campaign, centre, work.Caller, at, work.AgentReserved, work.Automated);
        for (var again = 0; ; again++)
        {
            // What is written down must be what it was judged by: where book or events changed meanwhile it is judged once more. The position
            // is read first, so that whoever judges it again knows no event that was not known here.
            var (book, position) = (gate.Book, gate.Position);
            OrganisationId client = default;
            if (book is not null)
            {
                if (work.Served is not { } served || !served.Is(book, work.Campaign, centre))
                {
                    if (book.ClientOf(work.Campaign, centre) is not { } found)
                    {
                        return book.Manifest.Campaigns.Any(campaign => campaign.Campaign == work.Campaign) ? new GateMandateMissing() : new GateCampaignUnknown();
                    }

                    work.Served = served = new ServedCampaign(book, work.Campaign, centre, found);
                }

                if (key.Client is { } only && only != served.Client)
                {
                    return new GateKeyOfAnotherClient();
                }

                client = served.Client;
            }

            Judge(work, call);
            if (gate.Book == book && (gate.Position == position || again >= MostAgain))
            {
                Write(work, call, client, book, position);
                return null;
            }
        }
    }

    private void Judge(DecisionWork work, in DialCall call)
    {
        if (work.Count == 1)
        {
            work.Answers[0] = runtime.Gate.Decide(call, work.Body.AsSpan(work.Numbers[0]));
        }
        else
        {
            runtime.Gate.Decide(call, work.Body, work.Numbers.AsSpan(0, work.Count), work.Answers);
        }
    }

    private void Write(DecisionWork work, in DialCall call, OrganisationId client, DialBook? book, long position, bool isKept = true)
    {
        var digest = book?.Digest ?? default;
        WriteHead(work, call.At, book, position);
        HmacSha256Key? mac = null;
        for (var i = 0; i < work.Count; i++)
        {
            var answer = work.Answers[i];
            var text = work.Body.AsSpan(work.Numbers[i]);
            var number = DialGate.NumberOf(text);
            var decision = isKept ? Keep(call, number, answer, digest, position) : default;
            var body = _bodies.Of(answer);
            var room = work.Room(body.Length + ClearanceToken.Length + 96);
            var at = 0;
            Put(room, ref at, i == 0 ? "{\"decision\":\""u8 : ",{\"decision\":\""u8);
            Utf8Formatter.TryFormat(decision, room[at..], out var written);
            at += written;
            Put(room, ref at, "\","u8);
            Put(room, ref at, body);
            Put(room, ref at, ",\"token\":"u8);
            if (answer.MayDial && call.Caller is { } caller && !number.IsNone)
            {
                mac ??= KeyOf(client, call.Centre);
                Put(room, ref at, "\""u8);
                var clearance = new Clearance(decision, client, call.Campaign, caller, number, call.At, UntilOf(call.At, answer), digest);
                ClearanceToken.Mint(clearance, mac, work.Salt(), room[at..]);
                at += ClearanceToken.Length;
                Put(room, ref at, "\"}"u8);
            }
            else
            {
                Put(room, ref at, "null}"u8);
            }

            work.Written += at;
        }

        "]}"u8.CopyTo(work.Room(2));
        work.Written += 2;
    }

    private Guid Keep(in DialCall call, SubscriberNumber number, DialAnswer answer, ContentHash book, long position)
    {
        var decision = identifiers.Next();
        log.Append(
            new GateLogEntry(
                decision, call.At, call.Campaign, call.Centre, call.Caller, number, answer.Verdict, call.AgentReserved, call.Automated,
                answer.ReasonsId, book, position),
            answer);
        return decision;
    }

    private void WriteHead(DecisionWork work, Instant at, DialBook? book, long position)
    {
        var room = work.Room(256);
        var to = 0;
        Put(room, ref to, "{\"at\":\""u8);
        Utf8Formatter.TryFormat(at.ToDateTimeUtc(), room[to..], out var written, 'O');
        to += written;
        Put(room, ref to, "\",\"book\":"u8);
        Put(room, ref to, runtime.NameOf(book));
        Put(room, ref to, ",\"position\":"u8);
        Utf8Formatter.TryFormat(position, room[to..], out written);
        to += written;
        Put(room, ref to, ",\"decisions\":["u8);
        work.Written = to;
    }

    private static void Put(Span<byte> room, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(room[at..]);
        at += bytes.Length;
    }

    private Instant UntilOf(Instant at, DialAnswer answer) =>
        answer.ValidUntil is { } until && until < at + limits.Clearance ? until : at + limits.Clearance;

    private HmacSha256Key KeyOf(OrganisationId client, OrganisationId centre)
    {
        var key = keys.CurrentAsync(client, centre, CancellationToken.None);

        // Made once in the life of a client; after that it is at hand.
        return key.IsCompletedSuccessfully ? key.Result : key.AsTask().GetAwaiter().GetResult();
    }
}
