// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Filiera.Kernel;
using Filiera.Register;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The register for programs: search, answers with their proofs, what changed, and all of it at once.</summary>
public static class RegisterApi
{
    private const int MostFound = 100;
    private const int MostChanges = 1_000;
    private const int MostNews = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // Names are no keys of the map: that one is not there cannot be proved.
    private static readonly Json Proved = Json.Array("vat", "caller-number", "certificate");

    private static readonly string[] Heading = ["index", "type", "subject", "effective", "recorded", "hash", "previous", "facts"];

    /// <summary>Maps what lies under <c>/api/register</c>.</summary>
    public static void MapRegisterApi(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, "/api/register/organisations", SearchAsync);
        app.MapPage(AccessPolicies.Everyone, "/api/register/organisations/{vat}", (string vat, RegisterReading reading, CancellationToken ct) =>
            AnswerAsync(RegisterQuestion.Vat(vat), reading, ct));
        app.MapPage(AccessPolicies.Everyone, "/api/register/numbers/{number}", (string number, RegisterReading reading, CancellationToken ct) =>
            AnswerAsync(RegisterQuestion.Number(number), reading, ct));
        app.MapPage(AccessPolicies.Everyone, "/api/register/certificates/{number}", (string number, RegisterReading reading, CancellationToken ct) =>
            AnswerAsync(RegisterQuestion.Certificate(number), reading, ct));
        app.MapPage(AccessPolicies.Everyone, "/api/register/entries/{index:long}", EntryAsync);
        app.MapPage(AccessPolicies.Everyone, "/api/register/entries/{index:long}/proof", ProofAsync);
        app.MapPage(AccessPolicies.Everyone, "/api/register/changes", ChangesAsync);
        app.MapPage(AccessPolicies.Everyone, "/api/register/changes.atom", FeedAsync);
        app.MapPage(AccessPolicies.Everyone, "/api/register/entries.jsonl", LinesAsync);
        app.MapPage(AccessPolicies.Everyone, "/api/register/entries.csv", CsvAsync);
    }

    private static async Task<IResult> SearchAsync(Visit visit, IRegisterBook book, CancellationToken ct)
    {
        var words = RegisterNames.Words(visit.Http.Request.Query["name"].ToString());
        var found = await book.SearchAsync(words, MostFound, ct);
        return Answer(Json.Object(("organisations", Json.Array(found.Select(Written))), ("proved", Proved)));
    }

    internal static async Task<IResult> AnswerAsync(RegisterQuestion? question, RegisterReading reading, CancellationToken ct)
    {
        if (question is null)
        {
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, new RegisterNumberNotUnderstood());
        }

        // Not found is an answer too, with its proof.
        return await RegisterEndpoints.AskAsync(question, reading, ct) switch
        {
            Result<RegisterAnswer>.Ok { Value: var answer } => Answer(answer.ToJson(), answer.IsPresent ? StatusCodes.Status200OK : StatusCodes.Status404NotFound),
            Result<RegisterAnswer>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> EntryAsync(long index, RegisterReading reading, CancellationToken ct)
    {
        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var register })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        // The exact bytes: their hash is the leaf.
        return await register.Log.EntryAsync(index, ct) switch
        {
            Result<ReadOnlyMemory<byte>>.Ok { Value: var entry } => Results.Bytes(entry, "application/json"),
            Result<ReadOnlyMemory<byte>>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> ProofAsync(long index, RegisterReading reading, CancellationToken ct)
    {
        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var register })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        return await register.ProveAsync(index, ct) switch
        {
            Result<TlogProof>.Ok { Value: var proof } => Results.Bytes(
                proof.ToBytes(), "text/plain; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"{index}.tlog-proof")),
            Result<TlogProof>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> ChangesAsync(Visit visit, IRegisterBook book, CancellationToken ct)
    {
        var asked = visit.Http.Request.Query["after"].ToString();
        if (!TryReadPlace(asked, out var after))
        {
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, new ChangesPlaceNotUnderstood() { Where = "after" });
        }

        var changes = await book.ChangesAsync(after, MostChanges, ct);
        return Answer(Json.Object(
            ("entries", Json.Array(changes.Select(Written))),
            ("next", changes.IsEmpty ? after : changes[^1].Index!.Value)));
    }

    // Before the first entry there is -1, which is also what "next" says while there is none.
    private static bool TryReadPlace(string asked, out long after)
    {
        after = -1;
        return asked is "" or "-1" || long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out after);
    }

    private static async Task<IResult> FeedAsync(Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        var newest = await book.NewestAsync(MostNews, ct);
        var root = $"{visit.Http.Request.Scheme}://{visit.Http.Request.Host}";
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "title", visit["register.title"]),
            new XElement(Atom + "id", "tag:" + reading.Origin.Replace('/', ',') + ",2026:entries"),
            new XElement(Atom + "updated", Written(newest.IsEmpty ? visit.Now : newest[0].Entry.Recorded)),
            new XElement(Atom + "author", new XElement(Atom + "name", reading.Origin)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", root + "/api/register/changes.atom")),
            newest.Select(entry => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", "urn:sha256:" + entry.LeafHash.ToHex()),
                new XElement(Atom + "title", visit["entry." + entry.Entry.TypeName] + " · " + entry.Entry.Subject),
                new XElement(Atom + "updated", Written(entry.Entry.Recorded)),
                new XElement(Atom + "link", new XAttribute("href", string.Create(CultureInfo.InvariantCulture, $"{root}/api/register/entries/{entry.Index}"))),
                new XElement(Atom + "content", new XAttribute("type", "text"), Encoding.UTF8.GetString(entry.Bytes.Span)))));
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/atom+xml; charset=utf-8");
    }

    private static async Task<IResult> LinesAsync(Visit visit, RegisterReading reading, CancellationToken ct)
    {
        var opened = await reading.NowAsync(ct);
        return opened is not Result<RegisterState>.Ok { Value: var register }
            ? Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals)
            : Named(visit, register, ".jsonl", "application/jsonl; charset=utf-8", async to =>
            {
                // First the checkpoint all of it belongs to, then every entry in the log's order.
                var head = Json.Object(("checkpoint", Encoding.UTF8.GetString(register.Note.Span)));
                await to.WriteAsync(Encoding.UTF8.GetBytes(head.ToCanonicalText() + "\n"), ct);
                await EachAsync(register, async (index, entry) =>
                {
                    await to.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"entry\":{Encoding.UTF8.GetString(entry.Span)},\"index\":{index}}}\n")), ct);
                }, ct);
            });
    }

    private static async Task<IResult> CsvAsync(Visit visit, RegisterReading reading, CancellationToken ct)
    {
        var opened = await reading.NowAsync(ct);
        return opened is not Result<RegisterState>.Ok { Value: var register }
            ? Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals)
            : Named(visit, register, ".csv", "text/csv; charset=utf-8", async to =>
            {
                await to.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Mark + CsvText.Line(Heading)), ct);
                await EachAsync(register, async (index, bytes) =>
                {
                    if (RegisterEntry.Parse(bytes.Span) is Result<RegisterEntry>.Ok { Value: var entry })
                    {
                        await to.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Line(Row(index, entry))), ct);
                    }
                }, ct);
            });
    }

    // The checkpoint stands in headers too, and its size in the name, so that a table is never taken for a newer one.
    private static IResult Named(Visit visit, RegisterState register, string ending, string type, Func<Stream, Task> write)
    {
        visit.Http.Response.Headers["Filiera-Log-Size"] = register.Log.Size.ToString(CultureInfo.InvariantCulture);
        visit.Http.Response.Headers["Filiera-Log-Root"] = register.Log.Checkpoint.Root.ToString();
        var name = string.Create(CultureInfo.InvariantCulture, $"{visit["download.register"]}-{register.Log.Size}{ending}");
        return Results.Stream(write, type, name);
    }

    private static async Task EachAsync(RegisterState register, Func<long, ReadOnlyMemory<byte>, Task> act, CancellationToken ct)
    {
        for (var index = 0L; index < register.Log.Size;)
        {
            foreach (var entry in (await register.Log.EntriesAsync(index >> 8, ct)).ValueOrThrow())
            {
                await act(index++, entry);
            }
        }
    }

    private static IResult Answer(Json content, int status = StatusCodes.Status200OK) => new JsonAnswer(content, status);

    private static Json Written(RegisteredEntry entry) => Json.Object(
        ("entry", Json.Parse(entry.Bytes.Span).ValueOrThrow()), ("hash", entry.LeafHash.ToString()), ("index", entry.Index!.Value));

    private static string Written(Instant at) => InstantPattern.General.Format(at);

    private static string[] Row(long index, RegisterEntry entry) =>
    [
        index.ToString(CultureInfo.InvariantCulture), entry.TypeName, entry.Subject.ToString(), LocalDatePattern.Iso.Format(entry.Effective),
        Written(entry.Recorded), entry.LeafHash.ToString(), entry.Previous?.ToString() ?? "", entry.Facts.ToCanonicalText(),
    ];

    private sealed class JsonAnswer(Json content, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            return httpContext.Response.Body.WriteAsync(content.ToCanonicalBytes(), httpContext.RequestAborted).AsTask();
        }
    }
}
