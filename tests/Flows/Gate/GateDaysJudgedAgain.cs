// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one day of the gate is one story.
using System.Net;
using Filiera.Composition;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A day of the gate on which its index changed: sealed, judged again decision by decision, and verified as evidence.</summary>
public sealed class GateDaysJudgedAgain : IAsyncLifetime
{
    private readonly GateDesk _desk = new();

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Every_decision_is_judged_again_by_the_book_it_names_and_the_sealed_day_follows_from_them()
    {
        var key = await _desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        var allowed = (await _desk.AllowedAsync()).Take(40).ToArray();
        Assert.Equal(40, allowed.Length);
        var first = await AskAsync(key, allowed);
        await _desk.PostAsync("/api/gate/outcomes", key, _desk.Tell($$"""{"number":"{{allowed[0]}}","outcome":"opt-out"}"""));
        await AskAsync(key, allowed);

        // The register answers anew about one number: the index is another from here on.
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromMinutes(30));
        await using var services = Services();
        await ReceiveAsync(services, allowed[1]);
        Json? second;
        var tries = 0;
        do
        {
            Assert.True(tries++ < 200, "The gate goes on answering by the old index.");
            await Task.Delay(100);
            second = (await AskAsync(key, allowed))["book"];
        }
        while (second!.Equals(first["book"]));

        var day = RomeTime.DayOf(_desk.Clock.GetCurrentInstant());
        _desk.Clock.MoveTo(RomeTime.StartOf(day.PlusDays(1)) + Duration.FromHours(9));
        await using var scope = services.CreateAsyncScope();
        var replay = await scope.ServiceProvider.GetRequiredService<ReplayGateDay>().RunAsync(day, default);
        Assert.Equal((0L, 0L, 0), (replay.OtherBook, replay.Wrongly, replay.Differences.Count));
        Assert.True(replay.Judged >= 120);

        var sealing = await scope.ServiceProvider.GetRequiredService<SealGateDay>().RunAsync(day, new Actor("person:officer"), default);
        var evidence = sealing.ValueOrThrow();
        Assert.Equal(["sealed-day", "book", "book-2"], evidence.Fact.Inputs.Select(input => input.Name));
        Assert.IsType<Outcome.Met>(await RecomputedAsync(services));

        // Without what the first index was made of, nobody can say it again, and nobody says it is right.
        await scope.ServiceProvider.GetRequiredService<IBlobs>().DeleteAsync(evidence.Fact.Inputs[1].Hash, default);
        Assert.IsType<Outcome.NotRun>(await RecomputedAsync(services));
        Assert.True((await scope.ServiceProvider.GetRequiredService<ReplayGateDay>().RunAsync(day, default)).OtherBook > 0);

        // Two years later the numbers go by themselves; what was sealed stays, and nobody can open it any more.
        _desk.Clock.MoveTo(RomeTime.StartOf(day.PlusMonths(24)));
        var erased = (await scope.ServiceProvider.GetRequiredService<EraseWhatIsOver>().RunAsync(default)).ValueOrThrow();
        Assert.Equal(1, erased.Days);
        Assert.DoesNotContain(day, services.GetRequiredService<IGateLog>().Days());
        Assert.IsType<Outcome.NotRun>(await RecomputedAsync(services));
    }

    private async Task<Json.Map> AskAsync(string key, string[] numbers)
    {
        var (status, answer) = await _desk.PostAsync("/api/gate/decisions", key, _desk.Ask(numbers));
        Assert.Equal(HttpStatusCode.OK, status);
        return answer;
    }

    private ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddSingleton<IClock>(_desk.Clock).AddFiliera(_desk.Installation).BuildServiceProvider();

    private async Task ReceiveAsync(ServiceProvider services, string number)
    {
        await using var scope = services.CreateAsyncScope();
        var at = NodaTime.Text.InstantPattern.ExtendedIso.Format(_desk.Clock.GetCurrentInstant());
        var text = $"number_e164;result;checked_at\n{number};REMOVE;{at}\n";
        var content = await scope.ServiceProvider.GetRequiredService<IBlobs>().PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), default);
        var client = _desk.Book.Organisations[_desk.Campaign.Client].VatNumber.Digits;
        (await scope.ServiceProvider.GetRequiredService<ReceiveAnswers>().RunAsync(
            new ReceiveAnswers.Command(client, [new DeliveredFile(InputKind.Answers, "nuova.csv", content)]), new Actor("person:officer"), default)).ValueOrThrow();
    }

    private static async Task<Outcome> RecomputedAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var inputs = new BlobInputs(scope.ServiceProvider.GetRequiredService<IBlobs>());
        var verification = (await scope.ServiceProvider.GetRequiredService<VerifyStoredEvidence>().RunAsync(SealGateDay.Subject, null, inputs, default)).ValueOrThrow();
        Assert.DoesNotContain(verification.Checks, check => check.Outcome is Outcome.NotMet);
        return Assert.Single(verification.Checks, check => check.Name == "recomputed").Outcome;
    }
}
