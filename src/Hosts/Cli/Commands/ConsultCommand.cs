// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the options of the ten commands stand beside what they ask for.

using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera consult account|draft|export|import|status|plan|permit|abandon|simulate</c>: consultations of the opt-out register.</summary>
/// <remarks>Exit code 0 when done, 2 when refused.</remarks>
public static class ConsultCommand
{
    private const int Page = 500;
    private static readonly Argument<string> Consultation = new("CONSULTATION") { Description = "The consultation's identifier, as filiera consult draft prints it" };
    private static readonly Argument<string[]> Answers = new("ANSWER") { Description = "What came back, a file for each part", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Controller = new("--controller") { Description = "The VAT number of the controller that asks", Required = true, HelpName = "VAT" };
    private static readonly Option<string?> OneController = new("--controller") { Description = "Only those of this controller, by VAT number", HelpName = "VAT" };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "The campaign, by identifier or name; without it, all of the controller" };
    private static readonly Option<string[]> Lists = new("--list") { Description = "A list delivered, by identifier; several may be given", HelpName = "LIST" };
    private static readonly Option<string?> FileOption = new("--file") { Description = "A file of numbers, for this consultation alone" };
    private static readonly Option<string?> Mapping = new(MappingFile.Word) { Description = "A mapping file: which column of --file holds what", HelpName = "FILE" };
    private static readonly Option<bool> Every = new("--every-number") { Description = "Every number with a basis, not only those worth asking about now" };
    private static readonly Option<string> Layout = new("--adapter") { Description = "The layout to write", DefaultValueFactory = _ => NeutralAdapter.LayoutName };
    private static readonly Option<string> Out = new("--out") { Description = "The folder to write into", Required = true, HelpName = "DIR" };
    private static readonly Option<bool> Cleansed = new("--cleansed") { Description = "The files are the list without what is to be removed" };
    private static readonly Option<string?> CheckedAt = new("--checked-at") { Description = "With --cleansed: when the register was asked", HelpName = "TIME" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, in 3 to 500 characters", Required = true };
    private static readonly Option<int> Part = new("--part") { Description = "Which part, from 1", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Year = new("--year") { Description = "The year; the present one when not given" };
    private static readonly Option<string?> Tier = new("--tier") { Description = "The tier of the contract: NUMBERS, or NUMBERS=EURO a year; leave out what is not known" };
    private static readonly Option<string[]> OtherTiers = new("--other-tier") { Description = "Another tier of the contract to compare with, NUMBERS=EURO; several may be given" };
    private static readonly Option<long> Paid = new("--paid") { Description = "Numbers of the year paid for elsewhere" };
    private static readonly Option<long?> DailyLimit = new("--daily-limit") { Description = "Rows that may be sent in a day; leave out when not known" };
    private static readonly Option<string?> Sanctioned = new("--sanctioned") { Description = "The day of the latest sanction declared", HelpName = "DATE" };
    private static readonly Option<string[]> Companies = new("--company") { Description = "A company that will make the contacts, by VAT number; several may be given" };
    private static readonly Option<string> Seed = new("--seed") { Description = "What the simulated register is invented from", DefaultValueFactory = _ => "filiera" };
    private static readonly Option<int> Delay = new("--delay") { Description = "Hours after which the simulated register answers" };
    private static readonly Option<string> Fault = new("--fault") { Description = "What is to be wrong: another-controller, another-consultation, never-submitted, truncated, duplicated, contradictory, from-the-future, late", DefaultValueFactory = _ => "none" };
    private static readonly Option<string?> Acts = new("--acts") { Description = "Invented acts of citizens: number_e164;act;at;controller_vat", HelpName = "FILE" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("consult", "Consultations of the opt-out register")
    {
        new Command("account", "State a controller's account with the register; what is left out stays unknown")
        {
            Controller, Year, Tier, OtherTiers, Paid, DailyLimit, Sanctioned, Companies, OptionReading.By, OptionReading.AsJson,
        }.Over(AccountAsync),
        new Command("draft", "Gather and classify the numbers to ask about") { Controller, Campaign, Lists, FileOption, Mapping, Every, OptionReading.By, OptionReading.AsJson }.Over(DraftAsync),
        new Command("export", "Write the files to hand over; from here on an answer is waited for") { Consultation, Layout, Out, OptionReading.By, OptionReading.AsJson }.Over(ExportAsync),
        new Command("import", "Take in what the register answered") { Consultation, Answers, Cleansed, CheckedAt, OptionReading.By, OptionReading.AsJson }.Over(ImportAsync),
        new Command("status", "Consultations with their clocks, and the sweeps due") { OneController, OptionReading.AsJson }.Over(StatusAsync),
        new Command("plan", "What asking now would take of the account") { Controller, Campaign, OptionReading.AsJson }.Over(PlanAsync),
        new Command("permit", "Print the signed permit of a part that was answered") { Consultation, Part }.Over(PermitAsync),
        new Command("abandon", "Give a consultation up") { Consultation, Reason, OptionReading.By, OptionReading.AsJson }.Over(AbandonAsync),
        new Command("simulate", "Simulator, demonstration data only: write what the register might answer") { Consultation, Out, Seed, Delay, Cleansed, Fault, Acts }.Over(SimulateAsync),
    };

    private static async Task<int> AccountAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var by = OptionReading.Actor(parsed);
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var refusals = new List<Refusal>(by.Against());
        var tiers = (parsed.GetValue(OtherTiers) ?? []).Prepend(parsed.GetValue(Tier) ?? "").Select(text => ReadTier(text, refusals)).ToList();
        LocalDate? sanctioned = null;
        if (parsed.GetValue(Sanctioned) is { } day)
        {
            sanctioned = LocalDatePattern.Iso.Parse(day) is { Success: true } read ? read.Value : null;
            if (sanctioned is null)
            {
                refusals.Add(new OptionNotUnderstood("a day, such as 2024-03-01") { Where = "--sanctioned" });
            }
        }

        var companies = (parsed.GetValue(Companies) ?? [])
            .Select(vat => book.Organisations.Values.FirstOrDefault(known => known.VatNumber.Digits == vat)?.Id ?? default).ToList();
        return refusals.Count > 0 ? await parsed.RefuseAsync(Sequence.From(refusals)) : await FinishAsync(
            parsed,
            await installation.Services.GetRequiredService<StateRegisterAccount>().RunAsync(
                new StateRegisterAccount.Command(
                    parsed.GetRequiredValue(Controller), parsed.GetValue(Year) ?? Today(installation).Year, tiers[0], Sequence.From(tiers.Skip(1)),
                    parsed.GetValue(Paid), parsed.GetValue(DailyLimit), sanctioned, Sequence.From(companies)),
                by.ValueOrThrow(),
                ct),
            account => ConsultText.WriteAsync(parsed, account));
    }

    private static RegisterTier ReadTier(string text, List<Refusal> refusals)
    {
        var parts = text.Split('=');
        long? numbers = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
        decimal? price = parts.Length > 1 && decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro) ? euro : null;
        if (text.Length > 0 && (numbers is null || parts.Length > 2 || (parts.Length == 2 && price is null)))
        {
            refusals.Add(new OptionNotUnderstood("NUMBERS or NUMBERS=EURO, such as 100000=4500.00") { Where = "--tier" });
        }

        return new RegisterTier(numbers, price is { } known ? Money.Euro(known) : null);
    }

    private static async Task<int> DraftAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var by = OptionReading.Actor(parsed);
        var lists = (parsed.GetValue(Lists) ?? []).Select(list => OptionReading.Identifier(list, "--list")).ToList();
        var mapping = MappingFile.Read(parsed.GetValue(Mapping));
        var campaign = await CampaignAsync(installation, parsed, ct);
        var refusals = new List<Refusal>(by.Against().Concat(lists.SelectMany(list => list.Against())).Concat(mapping.Against()).Concat(campaign.Against()));
        DeliveredFile? file = null;
        if (refusals.Count == 0 && parsed.GetValue(FileOption) is { } path)
        {
            var kept = await FilesKept.KeepListAsync(installation, path, mapping.ValueOrThrow(), ct);
            refusals.AddRange(kept.Against());
            file = kept is Result<ContentHash>.Ok { Value: var hash } ? new DeliveredFile(InputKind.Answers, FilesKept.NameOf(path), hash) : null;
        }

        return refusals.Count > 0 ? await parsed.RefuseAsync(Sequence.From(refusals)) : await ShowAsync(
            installation,
            parsed,
            await installation.Services.GetRequiredService<DraftConsultation>().RunAsync(
                new DraftConsultation.Command(
                    parsed.GetRequiredValue(Controller), campaign.ValueOrThrow(), Sequence.From(lists.Select(list => new ListId(list.ValueOrThrow()))), file,
                    mapping.ValueOrThrow(), parsed.GetValue(Every) ? DraftSelection.EveryNumber : DraftSelection.WorthAsking),
                by.ValueOrThrow(),
                ct),
            ct);
    }

    private static async Task<int> ExportAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (id, by) = (OptionReading.Identifier(parsed.GetRequiredValue(Consultation), "CONSULTATION"), OptionReading.Actor(parsed));
        if (Sequence.From(id.Against().Concat(by.Against())) is { IsEmpty: false } refusals)
        {
            return await parsed.RefuseAsync(refusals);
        }

        var exported = await installation.Services.GetRequiredService<ExportConsultation>().RunAsync(
            new ExportConsultation.Command(new ConsultationId(id.ValueOrThrow()), parsed.GetValue(Layout)), by.ValueOrThrow(), ct);

        // Files that were written before can be had again: only the act is done once.
        var known = exported is Result<Consultation>.Refused { Refusals: [ConsultationAlreadyExported] }
            ? await installation.Services.GetRequiredService<IConsultations>().FindAsync(new ConsultationId(id.ValueOrThrow()), ct)
            : null;
        var result = known is null ? exported : known;
        if (result is Result<Consultation>.Ok { Value: var one })
        {
            var wrong = await WriteAsync(installation, parsed, one.Parts.Select(part => (part.FileName, part.Content)), ct);
            return wrong is { } refusal ? await parsed.RefuseAsync([refusal]) : await ShowAsync(installation, parsed, result, ct);
        }

        return await ShowAsync(installation, parsed, result, ct);
    }

    private static async Task<int> ImportAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (id, by) = (OptionReading.Identifier(parsed.GetRequiredValue(Consultation), "CONSULTATION"), OptionReading.Actor(parsed));
        var at = parsed.GetValue(CheckedAt) is { } text ? InstantText.Read(text, "--checked-at") : null;
        if (Sequence.From(id.Against().Concat(by.Against()).Concat(at?.Against() ?? [])) is { IsEmpty: false } refusals)
        {
            return await parsed.RefuseAsync(refusals);
        }

        var files = new List<DeliveredFile>();
        foreach (var path in parsed.GetRequiredValue(Answers))
        {
            var kept = await FilesKept.KeepAsync(installation, path, ct);
            if (kept is not Result<ContentHash>.Ok { Value: var hash })
            {
                return await parsed.RefuseAsync(kept.Against());
            }

            files.Add(new DeliveredFile(InputKind.Answers, FilesKept.NameOf(path), hash));
        }

        return await ShowAsync(
            installation,
            parsed,
            await installation.Services.GetRequiredService<ImportRegisterAnswer>().RunAsync(
                new ImportRegisterAnswer.Command(
                    new ConsultationId(id.ValueOrThrow()), Sequence.From(files), parsed.GetValue(Cleansed) ? AnswerForm.Cleansed : AnswerForm.Result, at?.ValueOrThrow()),
                by.ValueOrThrow(),
                ct),
            ct);
    }

    private static async Task<int> StatusAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var read = installation.Services.GetRequiredService<ReadConsultations>();
        var controller = parsed.GetValue(OneController);
        for (ConsultationId? before = null; ;)
        {
            var page = await read.ListAsync(controller, Page, before, ct);
            if (page is not Result<Sequence<ReadConsultations.View>>.Ok { Value: var views })
            {
                return await parsed.RefuseAsync(page.Against());
            }

            foreach (var view in views)
            {
                await ConsultText.WriteAsync(parsed, view);
            }

            if (views.Count < Page)
            {
                break;
            }

            before = views[^1].Consultation.Id;
        }

        foreach (var sweep in (await read.SweepsAsync(ct)).Where(sweep => controller is null || sweep.ControllerVat == controller))
        {
            await ConsultText.WriteAsync(parsed, sweep, Today(installation));
        }

        return 0;
    }

    private static async Task<int> PlanAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var campaign = await CampaignAsync(installation, parsed, ct);
        return campaign is Result<CampaignId?>.Refused refused ? await parsed.RefuseAsync(refused.Refusals) : await FinishAsync(
            parsed,
            await installation.Services.GetRequiredService<PlanConsultation>().RunAsync(parsed.GetRequiredValue(Controller), campaign.ValueOrThrow(), ct),
            plan => ConsultText.WriteAsync(parsed, plan));
    }

    private static async Task<int> PermitAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Consultation), "CONSULTATION");
        if (id is Result<Guid>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var found = await installation.Services.GetRequiredService<IConsultations>().FindAsync(new ConsultationId(id.ValueOrThrow()), ct);
        if (found?.Answers.FirstOrDefault(answer => answer.Part == parsed.GetValue(Part)) is not { } answer)
        {
            return await parsed.RefuseAsync([found is null ? new ConsultationUnknown() : new PermitUnreadable { Where = "--part" }]);
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(PermitForm.WriteFile(answer.Permit)));
        return 0;
    }

    private static async Task<int> AbandonAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (id, by) = (OptionReading.Identifier(parsed.GetRequiredValue(Consultation), "CONSULTATION"), OptionReading.Actor(parsed));
        return Sequence.From(id.Against().Concat(by.Against())) is { IsEmpty: false } refusals
            ? await parsed.RefuseAsync(refusals)
            : await ShowAsync(
                installation,
                parsed,
                await installation.Services.GetRequiredService<AbandonConsultation>().RunAsync(
                    new AbandonConsultation.Command(new ConsultationId(id.ValueOrThrow()), parsed.GetRequiredValue(Reason)), by.ValueOrThrow(), ct),
                ct);
    }

    private static async Task<int> SimulateAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var id = OptionReading.Identifier(parsed.GetRequiredValue(Consultation), "CONSULTATION");
        var refusals = new List<Refusal>(id.Against());
        if (!SimulatedFaults.TryParse(parsed.GetValue(Fault), out var fault))
        {
            refusals.Add(new OptionNotUnderstood("one of the faults that --help lists") { Where = "--fault" });
        }

        var acts = Sequence<CitizenAct>.Empty;
        if (parsed.GetValue(Acts) is { } path)
        {
            var read = !File.Exists(path) ? new ListFileUnreadable { Where = path } : CitizenActs.Read(File.OpenRead(path));
            refusals.AddRange(read.Against());
            acts = read is Result<Sequence<CitizenAct>>.Ok { Value: var known } ? known : acts;
        }

        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        var answered = await installation.Services.GetRequiredService<SimulateRegister>().RunAsync(
            new SimulateRegister.Command(
                new ConsultationId(id.ValueOrThrow()), parsed.GetRequiredValue(Seed), Duration.FromHours(parsed.GetValue(Delay)),
                parsed.GetValue(Cleansed) ? AnswerForm.Cleansed : AnswerForm.Result, fault, acts),
            ct);
        if (answered is not Result<Sequence<DeliveredFile>>.Ok { Value: var files })
        {
            return await parsed.RefuseAsync(answered.Against());
        }

        var wrong = await WriteAsync(installation, parsed, files.Select(file => (file.Name, file.Content)), ct);
        await FilesKept.ForgetAsync(installation, Sequence.From(files.Select(file => file.Content)), ct);
        foreach (var file in files)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{file.Name}  asked at {InstantPattern.General.Format(file.At!.Value)}  simulator, demonstration");
        }

        return wrong is { } refusal ? await parsed.RefuseAsync([refusal]) : 0;
    }

    private static async Task<Refusal?> WriteAsync(
        OpenedInstallation installation, ParseResult parsed, IEnumerable<(string Name, ContentHash Content)> files, CancellationToken ct)
    {
        var folder = parsed.GetRequiredValue(Out);
        var blobs = installation.Services.GetRequiredService<IBlobs>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, hash) in files)
            {
                if (await blobs.OpenAsync(hash, ct) is not Result<Stream>.Ok { Value: var content })
                {
                    return new BlobMissing(hash);
                }

                await using (content)
                await using (var target = File.Create(Path.Combine(folder, name)))
                {
                    await content.CopyToAsync(target, ct);
                }
            }
        }
        catch (Exception e) when (e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException))
        {
            return new OutputFileNotWritten { Where = folder };
        }

        return null;
    }

    private static async Task<Result<CampaignId?>> CampaignAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(Campaign) is not { } text)
        {
            return new Result<CampaignId?>.Ok(null);
        }

        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var named = book.Campaigns.Values.Where(known => known.Name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)
            || (Guid.TryParse(text, out var id) && known.Id.Value == id)).ToList();
        return named.Count == 1 ? named[0].Id : new CampaignUnknown { Where = "--campaign" };
    }

    private static Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, Result<Consultation> result, CancellationToken ct) => FinishAsync(
        parsed,
        result,
        async one => await ConsultText.WriteAsync(
            parsed, (await installation.Services.GetRequiredService<ReadConsultations>().FindAsync(one.Id, ct)).ValueOrThrow()));

    private static LocalDate Today(OpenedInstallation installation) =>
        RomeTime.DayOf(installation.Services.GetRequiredService<IClock>().GetCurrentInstant());

    private static async Task<int> FinishAsync<T>(ParseResult parsed, Result<T> result, Func<T, Task> write)
    {
        if (result is Result<T>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        await write(result.ValueOrThrow());
        return 0;
    }
}
