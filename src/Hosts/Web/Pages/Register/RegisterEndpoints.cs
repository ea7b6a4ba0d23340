// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>The public register: search, one organisation, one number, and the log that all of it stands in.</summary>
public static class RegisterEndpoints
{
    /// <summary>Where the code printed on a certificate leads, before the certificate's number.</summary>
    public const string ShortAddress = "/v/";

    private const int MostFound = 50;
    private const int MostNew = 20;

    /// <summary>Maps <c>/registro</c> and what lies below it, the register for programs, and the log.</summary>
    public static void MapRegister(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, "/registro", SearchAsync);
        app.MapPage(AccessPolicies.Everyone, "/registro/organizzazioni/{vat}", OrganisationAsync);
        app.MapPage(AccessPolicies.Everyone, "/registro/numeri/{number}", (string number, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct) =>
            AnswerAsync(RegisterQuestion.Number(number), visit, reading, book, ct));
        app.MapCertificates();
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

        var state = await NowAsync(reading, ct);
        return RegisterPages.Kept(state, visit, book, async () =>
        {
            var words = question is null ? [] : RegisterNames.Words(question.Value);
            var found = words.IsEmpty ? [] : await book.SearchAsync(words, MostFound, ct);
            return Answers.Page<RegisterPage>(
                ("Asked", question?.Value ?? ""), ("Found", found), ("Newest", question is null ? await book.NewestAsync(MostNew, ct) : default), ("State", state));
        });
    }

    private static async Task<IResult> OrganisationAsync(string vat, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct)
    {
        if (RegisterQuestion.Vat(vat) is not { } question)
        {
            return Results.NotFound();
        }

        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var state })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        return RegisterPages.Kept(state, visit, book, async () =>
        {
            // The map says whether the firm is there; the proofs are made for whoever asks for the file.
            var firm = state.Find(question.Key!.Value) is null
                ? null
                : await RegisterFirm.ReadAsync(book, EntrySubject.Of(SubjectKind.Organisation, question.Value), visit.Today, ct);
            return firm is null
                ? await AnswerAsync(question, visit, reading, book, ct)
                : Answers.Page<RegisterOrganisationPage>(
                    ("Vat", question.Value),
                    ("Firm", firm),
                    ("Names", await NamesAsync(Sequence.From(firm.Numbers.Concat(firm.Mandates).SelectMany(entry => entry.Entry.Mentions)), book, ct)));
        });
    }

    internal static async Task<IResult> AnswerAsync(RegisterQuestion? question, Visit visit, RegisterReading reading, IRegisterBook book, CancellationToken ct)
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

        var names = await NamesAsync(answer.Statement?.Mentions ?? [], book, ct);
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

    internal static async Task<IReadOnlyDictionary<string, string>> NamesAsync(Sequence<EntrySubject> subjects, IRegisterBook book, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (await book.AdmissionsAsync(subjects, ct)).Select(one => one.Entry))
        {
            if (entry.Facts["name"] is Json.Text name)
            {
                names[entry.Subject.ToString()] = name.Value;
            }
        }

        return names;
    }
}
