// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Consents checked on a sample, and how much of a campaign is freshly screened: both end in evidence.</summary>
public sealed class SamplesAndCoverage : IAsyncLifetime
{
    private ScreeningDesk _desk = null!;

    private static string List => "telefono;base\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"34712345{i:00};{(i % 3 == 0 ? "cliente" : "consenso")}\n"));

    public async ValueTask InitializeAsync() => _desk = await ScreeningDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_sample_is_drawn_looked_at_and_sealed()
    {
        var screening = await _desk.ScreenAsync(List);
        var sample = (await DrawAsync(new DrawConsentSample.Command(screening.List, null, "estratto in pubblico 7"))).ValueOrThrow();
        Assert.Equal((20L, 20, "LST-03"), (sample.Population, sample.Items.Count, sample.Rule.Id.Value));
        Assert.Equal(SampleDraw.Of("estratto in pubblico 7", sample.Source, 20, 20), sample.Items.Select(item => item.Place));
        var view = (await _desk.WithAsync<ReadConsentSample, Result<ReadConsentSample.View>>(read => read.RunAsync(sample.Id, default))).ValueOrThrow();
        Assert.Equal(("+393471234501", 3L), (view.Consents[0].Number.Reveal(), view.Consents[0].Item.Line));

        Assert.Equal("sample-incomplete", await RefusedAsync(sample.Id));
        foreach (var item in sample.Items)
        {
            await RecordAsync(sample.Id, item.Number, item.Number == 2 ? SampleFinding.NotFound : SampleFinding.Found);
        }

        await RecordAsync(sample.Id, 3, SampleFinding.NotMatching);
        var summary = (await SealAsync(sample.Id)).ValueOrThrow();
        Assert.Equal((18L, 1L, 1L), (summary.Found, summary.NotFound, summary.NotMatching));
        Assert.Equal("sample-already-sealed", await RefusedAsync(sample.Id));
        Assert.Equal(new SampleAlreadySealed(), Assert.Single(Assert.IsType<Result<SampleResult>.Refused>(await RecordAsync(sample.Id, 1, SampleFinding.NotFound)).Refusals));
        await MeasuredAgainAsync(new EvidenceSubject("campaign", _desk.Campaign.Value.ToString()), 2);
    }

    [Fact]
    public async Task Consents_of_a_file_are_a_population_of_their_own()
    {
        const string consents = "numero;data\n3471234501;2026-10-01\nnessuno;2026-10-01\n3471234502;2026-10-02\n";
        var screening = await _desk.ScreenAsync(List, (InputKind.Consents, consents));
        var file = screening.Inputs.Single(input => input.Kind == InputKind.Consents);
        var sample = (await DrawAsync(new DrawConsentSample.Command(screening.List, file.Content))).ValueOrThrow();
        Assert.Equal((2L, file.Content), (sample.Population, sample.Source));
        Assert.Equal([2L, 4L], sample.Items.Select(item => item.Line));
    }

    [Fact]
    public async Task Nothing_is_drawn_where_there_is_no_consent()
    {
        var screening = await _desk.ScreenAsync("telefono;base\n3471234501;cliente\n");
        Assert.Equal(new SamplePopulationEmpty(), Assert.Single(Assert.IsType<Result<ConsentSample>.Refused>(await DrawAsync(new DrawConsentSample.Command(screening.List))).Refusals));
        Assert.Equal(
            new SampleSeedInvalid { Where = "/seed" },
            Assert.Single(Assert.IsType<Result<ConsentSample>.Refused>(await DrawAsync(new DrawConsentSample.Command(screening.List, null, " "))).Refusals));
    }

    [Fact]
    public async Task The_coverage_of_a_day_is_sealed_once_the_day_is_over()
    {
        var day = RomeTime.DayOf(_desk.Clock.GetCurrentInstant());
        const string list = "telefono;base;riferimento\n3471234501;cliente;CT-1\n3471234502;;\n";
        await _desk.ScreenAsync(list);
        var now = (await _desk.WithAsync<MeasureCoverage, Result<CampaignCoverage>>(measure => measure.RunAsync(_desk.Campaign, day, default))).ValueOrThrow();
        Assert.Equal((1L, 1L, 2L, 1L, 1L), (now.Lists, now.Screenings, now.RowsScreened, now.Callable, now.Valid));
        Assert.Equal(new CoverageDayNotOver { Where = "/day" }, Assert.Single(Assert.IsType<Result<SealedEvidence>.Refused>(await SealDayAsync(day)).Refusals));

        _desk.Clock.MoveTo(RomeTime.StartOf(day.PlusDays(1)));
        var sealedDay = (await SealDayAsync(day)).ValueOrThrow();
        Assert.Equal(sealedDay, (await SealDayAsync(day)).ValueOrThrow());
        Assert.Equal((Json)1L, sealedDay.Fact.Statement["valid"]);
        await MeasuredAgainAsync(SealCoverage.SubjectOf(_desk.Campaign), 1);
    }

    private async Task MeasuredAgainAsync(EvidenceSubject subject, int times)
    {
        var verified = await _desk.VerifyAsync(subject);
        var recomputed = verified.Checks.Where(check => check.Name == EvidenceChecks.Recomputed).ToList();
        Assert.Equal(times, recomputed.Count);
        Assert.All(recomputed, check => Assert.IsType<Outcome.Met>(check.Outcome));
    }

    private Task<Result<ConsentSample>> DrawAsync(DrawConsentSample.Command command) =>
        _desk.WithAsync<DrawConsentSample, Result<ConsentSample>>(draw => draw.RunAsync(command, _desk.Officer, default));

    private Task<Result<SampleResult>> RecordAsync(SampleId sample, int item, SampleFinding finding) =>
        _desk.WithAsync<RecordSampleResult, Result<SampleResult>>(record => record.RunAsync(new RecordSampleResult.Command(sample, item, finding), _desk.Officer, default));

    private Task<Result<SampleSummary>> SealAsync(SampleId sample) =>
        _desk.WithAsync<SealConsentSample, Result<SampleSummary>>(seal => seal.RunAsync(sample, _desk.Officer, default));

    private async Task<string> RefusedAsync(SampleId sample) => Assert.Single(Assert.IsType<Result<SampleSummary>.Refused>(await SealAsync(sample)).Refusals).Code;

    private Task<Result<SealedEvidence>> SealDayAsync(LocalDate day) =>
        _desk.WithAsync<SealCoverage, Result<SealedEvidence>>(seal => seal.RunAsync(_desk.Campaign, day, _desk.Officer, default));
}
