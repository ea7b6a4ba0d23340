// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The acts of a plan that concern the opt-out register: accounts, and consultations against the simulator from draft to permit.</summary>
/// <remarks>Lists longer than <see cref="MostRows"/> have their answers written directly: the simulator reads a row at a time.</remarks>
internal sealed class RegisterActs(SeedPlan plan, Actor by)
{
    /// <summary>The longest list whose answers come through a consultation.</summary>
    public const long MostRows = 100_000;

    private const int AccountsStated = 30;
    private const string WaitingList = "sostegno-fiere";
    private readonly Dictionary<string, DeliveredFile> _answers = [];

    /// <summary>The set of answers that a list's consultation came to; null where none was made.</summary>
    public DeliveredFile? AnswersOf(SeedList list) => _answers.GetValueOrDefault(list.Key);

    public IEnumerable<SeedAct> All() =>
    [
        .. Consulted.SelectMany(list => ((string, int)[])[(list.AnswerVat, DayOf(list).Year), (list.AnswerVat, plan.Day.Year)]).Distinct().Select(State),
        .. Consulted.Select(Consult),
        .. Consulted.Where(list => list.Key == WaitingList).SelectMany(list => (SeedAct[])
        [
            new SeedAct(2, "waits for the register about " + list.Key, (scope, ids, ct) => ExportAsync(list, scope, ids, ct)),
            new SeedAct(0, "drafts a consultation about " + list.Key, async (scope, ids, ct) => Against(await DraftAsync(list, scope, ids, ct))),
        ]),
    ];

    private IEnumerable<SeedList> Consulted => plan.Lists.Where(list => list.Rows <= MostRows && !list.Consultations.IsEmpty);

    private static LocalDate DayOf(SeedList list) => RomeTime.DayOf(list.Consultations[0].CheckedAt);

    private SeedAct State((string Vat, int Year) account) => new(AccountsStated, "states a register account", async (scope, _, ct) => Against(
        await scope.GetRequiredService<StateRegisterAccount>().RunAsync(
            new StateRegisterAccount.Command(account.Vat, account.Year, new RegisterTier(null, null)), by, ct)));

    private SeedAct Consult(SeedList list) => new(
        Period.DaysBetween(DayOf(list), plan.Day), "consults the register about " + list.Key, (scope, ids, ct) => ConsultAsync(list, scope, ids, ct));

    private async Task<Sequence<Refusal>> ConsultAsync(SeedList list, IServiceProvider scope, SeedIds ids, CancellationToken ct)
    {
        var drafted = await DraftAsync(list, scope, ids, ct);
        if (drafted is not Result<Consultation>.Ok { Value: var draft })
        {
            return Against(drafted);
        }

        var exported = await scope.GetRequiredService<ExportConsultation>().RunAsync(new ExportConsultation.Command(draft.Id), by, ct);
        if (exported is Result<Consultation>.Refused unexported)
        {
            return unexported.Refusals;
        }

        var simulated = await scope.GetRequiredService<SimulateRegister>().RunAsync(new SimulateRegister.Command(draft.Id, plan.Seed), ct);
        if (simulated is not Result<Sequence<DeliveredFile>>.Ok { Value: var files })
        {
            return Against(simulated);
        }

        var answered = await scope.GetRequiredService<ImportRegisterAnswer>().RunAsync(new ImportRegisterAnswer.Command(draft.Id, files), by, ct);
        if (answered is Result<Consultation>.Ok { Value: var done })
        {
            _answers[list.Key] = new DeliveredFile(InputKind.Answers, files[0].Name, done.Answers[0].Digest);
        }

        return Against(answered);
    }

    private async Task<Sequence<Refusal>> ExportAsync(SeedList list, IServiceProvider scope, SeedIds ids, CancellationToken ct) =>
        await DraftAsync(list, scope, ids, ct) switch
        {
            Result<Consultation>.Ok { Value: var draft } => Against(
                await scope.GetRequiredService<ExportConsultation>().RunAsync(new ExportConsultation.Command(draft.Id), by, ct)),
            var refused => Against(refused),
        };

    // The list is not delivered yet: the register is asked before it is screened. Another controller asks without the campaign, which is not its own.
    private async Task<Result<Consultation>> DraftAsync(SeedList list, IServiceProvider scope, SeedIds ids, CancellationToken ct)
    {
        await using var draft = scope.GetRequiredService<IBlobs>().Draft();
        await ListWriter.WriteAsync(list, draft.Stream, null, ct);
        return await scope.GetRequiredService<DraftConsultation>().RunAsync(
            new DraftConsultation.Command(
                list.AnswerVat,
                list.AnswerVat == list.ClientVat ? ids.Campaign(list.Campaign) : null,
                File: new DeliveredFile(InputKind.Answers, list.ListFile, await draft.CommitAsync(ct)),
                Mapping: list.MappingFile is null ? null : MappingWriter.Of(list),
                Selection: DraftSelection.EveryNumber),
            by,
            ct);
    }

    private static Sequence<Refusal> Against<T>(Result<T> result) => result is Result<T>.Refused refused ? refused.Refusals : [];
}
