// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Register;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Whoever asked for it is told when the public register changes.</summary>
public sealed class RegisterTold : IAsyncLifetime
{
    private static readonly Actor Officer = new("person:officer");
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-told-").FullName;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddFiliera(Installation.At(_root)).BuildServiceProvider();
        (await _services.PrepareAsync(default)).ValueOrThrow();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_change_is_told_once_signed_and_leads_to_the_entries_that_came()
    {
        using var receiver = new WebhookReceiver();
        await DecideAsync("Prima Inventata srl", "9990260999");
        var subscription = (await WithAsync<RegisterSubscribers, Result<RegisterSubscription>>(it => it.AddAsync(receiver.Address.ToString(), null, Officer, Ct))).ValueOrThrow();
        await TellAsync();
        Assert.Empty(receiver.Take());

        await DecideAsync("Seconda Inventata srl", "9990261999");
        await TellAsync();
        await TellAsync();
        var told = Assert.Single(receiver.Take());
        Assert.Equal(RegisterSubscribers.Type, told.Type);
        Assert.Equal(StandardWebhook.Sign(subscription.Secret, told.Id, Instant.FromUnixTimeSeconds(told.Timestamp), told.Body), told.Signature);
        var data = (Json.Map)((Json.Map)Json.Parse(told.Body).ValueOrThrow())["data"]!;
        var came = await WithAsync<IRegisterBook, Sequence<RegisteredEntry>>(book => book.ChangesAsync(((Json.Integer)data["after"]!).Value, 100, Ct));
        Assert.Contains(came, entry => entry.Entry.Subject.Id == Vat("9990261999"));
        Assert.Equal(((Json.Integer)data["last"]!).Value, came[^1].Index);

        (await WithAsync<RegisterSubscribers, Result<RegisterSubscription>>(it => it.RemoveAsync(receiver.Address.OriginalString, Officer, Ct))).ValueOrThrow();
        await DecideAsync("Terza Inventata srl", "9990262999");
        await TellAsync();
        Assert.Empty(receiver.Take());
    }

    [Fact]
    public async Task Not_received_it_waits_and_is_parked_where_everybody_sees_it()
    {
        using var receiver = new WebhookReceiver { Status = 503 };
        await DecideAsync("Prima Inventata srl", "9990260999");
        (await WithAsync<RegisterSubscribers, Result<RegisterSubscription>>(it => it.AddAsync(receiver.Address.ToString(), null, Officer, Ct))).ValueOrThrow();
        await DecideAsync("Seconda Inventata srl", "9990261999");
        await TellAsync();

        var waiting = Assert.Single(await WithAsync<IOutboxQueue, Sequence<OutboxEntry>>(queue => queue.ListAsync(OutboxState.Waiting, 10, Ct)));
        Assert.Equal((RegisterSubscribers.Topic, 1, nameof(HttpRequestException)), (waiting.Message.Topic, waiting.Attempts, waiting.LastFailure));
        var onlyOnce = new RetryPolicy(1, Duration.FromSeconds(5), Duration.FromHours(1), new PartsPerMillion(500_000));
        (await WithAsync<IOutboxQueue, Result<OutboxEntry>>(queue => queue.FailAsync(waiting, nameof(HttpRequestException), onlyOnce, Ct))).ValueOrThrow();
        Assert.Single(await WithAsync<IOutboxQueue, Sequence<OutboxEntry>>(queue => queue.ListAsync(OutboxState.Parked, 10, Ct)));
    }

    [Theory]
    [InlineData("http://example.org/hook", null)]
    [InlineData("https://user:pass@example.org/", null)]
    [InlineData("nothing", null)]
    [InlineData("https://example.org/", "short")]
    public async Task What_cannot_be_told_is_refused(string address, string? secret) => Assert.Equal(
        (Result<RegisterSubscription>)new SubscriptionInvalid(),
        await WithAsync<RegisterSubscribers, Result<RegisterSubscription>>(it => it.AddAsync(address, secret, Officer, Ct)));

    private static string Vat(string digits) => "IT" + digits + PartitaIva.CheckDigitOf(digits);

    private async Task DecideAsync(string name, string digits)
    {
        (await WithAsync<RegisterOrganisation, Result<OrganisationId>>(register => register.RunAsync(
            new RegisterOrganisation.Command(name, Vat(digits)[2..], [OrganisationRole.Client], null), Officer, Ct))).ValueOrThrow();
        (await WithAsync<PublishRegister, Result<PublishedRegister>>(publish => publish.RunAsync(Ct))).ValueOrThrow();
    }

    private async Task TellAsync()
    {
        (await WithAsync<RegisterSubscribers, Result<int>>(it => it.TellAsync(Ct))).ValueOrThrow();
        await _services.GetRequiredService<OutboxDispatcher>().DispatchAsync(Ct);
    }

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
