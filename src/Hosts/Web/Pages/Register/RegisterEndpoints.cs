// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>The public register: search, one organisation, one number, and the log that all of it stands in.</summary>
public static class RegisterEndpoints
{
    private const int MostFound = 50;
    private const int MostNew = 20;

    /// <summary>Maps <c>/registro</c> and what lies below it, the register for programs, and the log.</summary>
    public static void MapRegister(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, "/registro", SearchAsync);
        app.MapPage(AccessPolicies.Everyone, "/registro/organizzazioni/{vat}", OrganisationAsync);
        app.MapPage(AccessPolicies.Everyone, "/registro/numeri/{number}", (string number, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct) =>
            AnswerAsync(RegisterQuestion.Number(number), visit, reading, book, ct));
        app.MapPage(AccessPolicies.Everyone, "/registro/certificati/{number}", (string number, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct) =>
            AnswerAsync(RegisterQuestion.Certificate(number), visit, reading, book, ct));
        app.MapPage(AccessPolicies.Everyone, "/registro/log", LogAsync);
        app.MapRegisterApi();
        app.MapLog();
    }

    private static async Task<IResult> SearchAsync(Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        var text = visit.Http.Request.Query["q"].ToString();
        var question = text.Trim().Length == 0 ? null : RegisterQuestion.Of(text);
        if (question?.Address is { } address)
        {
            return Results.Redirect(address);
        }

        var words = question is null ? [] : RegisterNames.Words(question.Value);
        var found = words.IsEmpty ? [] : await book.SearchAsync(words, MostFound, ct);
        return Answers.Page<RegisterPage>(
            ("Asked", question?.Value ?? ""), ("Found", found), ("Newest", question is null ? await book.NewestAsync(MostNew, ct) : default), ("State", await NowAsync(reading, ct)));
    }

    private static async Task<IResult> OrganisationAsync(string vat, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        if (RegisterQuestion.Vat(vat) is not { } question)
        {
            return Results.NotFound();
        }

        var answered = await AskAsync(question, reading, ct);
        if (answered is not Result<RegisterAnswer>.Ok { Value: var answer })
        {
            return Answers.Problem(((Result<RegisterAnswer>.Refused)answered).Refusals);
        }

        var firm = answer.IsPresent ? await RegisterFirm.ReadAsync(book, EntrySubject.Of(SubjectKind.Organisation, question.Value), visit.Today, ct) : null;
        return firm is null
            ? Answers.Page<RegisterAnswerPage>(answer.IsPresent ? StatusCodes.Status200OK : StatusCodes.Status404NotFound, ("Question", question), ("Answer", answer))
            : Answers.Page<RegisterOrganisationPage>(
                ("Vat", question.Value), ("Firm", firm), ("Answer", answer), ("Names", await NamesAsync(firm, book, ct)));
    }

    private static async Task<IResult> AnswerAsync(RegisterQuestion? question, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        if (question is null)
        {
            return Results.NotFound();
        }

        var answered = await AskAsync(question, reading, ct);
        if (answered is not Result<RegisterAnswer>.Ok { Value: var answer })
        {
            return Answers.Problem(((Result<RegisterAnswer>.Refused)answered).Refusals);
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in answer.Statement?.Mentions ?? [])
        {
            await NameAsync(subject, names, book, ct);
        }

        return Answers.Page<RegisterAnswerPage>(
            answer.IsPresent ? StatusCodes.Status200OK : StatusCodes.Status404NotFound, ("Question", question), ("Answer", answer), ("Names", names));
    }

    private static async Task<IResult> LogAsync(RegisterReading reading, IRegisterBook book, IKeyStore keys, CancellationToken ct) => await reading.NowAsync(ct) switch
    {
        Result<RegisterState>.Ok { Value: var state } => Answers.Page<RegisterLogPage>(
            ("State", state), ("Keys", await LogKeys.OfAsync(keys, reading.Origin, ct)), ("Newest", await book.NewestAsync(MostNew, ct))),
        Result<RegisterState>.Refused refused => Answers.Problem(refused.Refusals),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<RegisterState?> NowAsync(RegisterReading reading, CancellationToken ct) =>
        await reading.NowAsync(ct) is Result<RegisterState>.Ok { Value: var state } ? state : null;

    internal static async Task<Result<RegisterAnswer>> AskAsync(RegisterQuestion question, RegisterReading reading, CancellationToken ct) => await reading.NowAsync(ct) switch
    {
        Result<RegisterState>.Ok { Value: var state } => await state.AskAsync(question.Key!.Value, ct),
        Result<RegisterState>.Refused refused => refused.Refusals,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(RegisterFirm firm, IRegisterBook book, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in firm.Numbers.Concat(firm.Mandates).SelectMany(entry => entry.Entry.Mentions).Distinct())
        {
            await NameAsync(subject, names, book, ct);
        }

        return names;
    }

    private static async Task NameAsync(EntrySubject subject, Dictionary<string, string> names, IRegisterBook book, CancellationToken ct)
    {
        if ((await book.HistoryAsync(subject, ct)).Select(entry => entry.Entry.Facts["name"]).OfType<Json.Text>().FirstOrDefault() is { } name)
        {
            names[subject.ToString()] = name.Value;
        }
    }
}
