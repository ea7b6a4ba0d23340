// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Composition;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Filiera.SeedWorld;
using Filiera.Stores.Files;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>An installation of its own with the parties of the demonstration sector, and what a compliance officer does at it.</summary>
public sealed class ScreeningDesk : IAsyncDisposable
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16)) with { Lists = [], Rights = [] };

    private readonly string _root = Directory.CreateTempSubdirectory("filiera-screening-").FullName;
    private ServiceProvider _services = null!;

    /// <summary>The time everybody sees; it begins at nine in the morning of the plan's day.</summary>
    public SimulatedClock Clock { get; } = new(RomeTime.StartOf(Plan.Day) + Duration.FromHours(9));

    public Actor Officer { get; } = new("person:officer");

    public DataDirectory Files => DataDirectory.Open(Path.Combine(_root, "data"));

    public PartyBook Book { get; private set; } = PartyBook.Empty;

    public CampaignId Campaign => Book.Campaigns.Values.Single(one => one.Name == Plan.Campaigns.Single(it => it.Key == "polizza-serena").Name).Id;

    public OrganisationId Centre => Book.Organisations.Values.Single(one => one.LegalName == Plan.Centres.Single(it => it.Key == "centre-03").LegalName).Id;

    public Organisation Client => Book.Organisations[Book.Campaigns[Campaign].Client];

    public static async Task<ScreeningDesk> OpenAsync()
    {
        var desk = new ScreeningDesk();
        var data = Path.Combine(desk._root, "data");
        (await SeedInstallation.PlayAsync(Installation.At(data), Plan, null, default)).ValueOrThrow();
        desk._services = new ServiceCollection().AddLogging().AddSingleton<IClock>(desk.Clock).AddFiliera(Installation.At(data)).BuildServiceProvider();
        desk.Book = await desk.WithAsync<IPartyLedger, PartyBook>(ledger => ledger.ReadAsync(default));
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Runs something with a service of a fresh scope, as a request would.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<ContentHash> KeepAsync(string text) =>
        WithAsync<IBlobs, ContentHash>(blobs => blobs.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default));

    public Task<byte[]> BytesAsync(ContentHash hash) => WithAsync<IBlobs, byte[]>(async blobs =>
    {
        await using var stream = (await blobs.OpenAsync(hash, default)).ValueOrThrow();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    });

    public async Task<Job> DrainAsync(JobId job)
    {
        await _services.GetRequiredService<JobRunner>().DrainAsync(default);
        return (await WithAsync<IJobs, Job?>(jobs => jobs.FindAsync(job, default)))!;
    }

    /// <summary>Delivers a list with its files and screens it.</summary>
    public async Task<ScreeningRecord> ScreenAsync(string list, params (InputKind Kind, string Text)[] files)
    {
        var received = (await ReceiveAsync(list, files)).ValueOrThrow();
        var job = await DrainAsync(received.Job);
        Assert.Equal((JobState.Done, null), (job.State, job.Failure?.Code));
        return (await WithAsync<IScreenings, ScreeningRecord?>(screenings => screenings.NewestOfAsync(received.List.Id, default)))!;
    }

    public async Task<Result<ReceiveContactList.Receipt>> ReceiveAsync(string list, params (InputKind Kind, string Text)[] files)
    {
        var command = new ReceiveContactList.Command("lista.csv", Centre, Campaign, await KeepAsync(list), await FilesAsync(files));
        return await WithAsync<ReceiveContactList, Result<ReceiveContactList.Receipt>>(receive => receive.RunAsync(command, Officer, default));
    }

    public async Task<Sequence<DeliveredFile>> FilesAsync(params (InputKind Kind, string Text)[] files)
    {
        var kept = new List<DeliveredFile>();
        foreach (var (kind, text) in files)
        {
            kept.Add(new DeliveredFile(kind, InputKinds.NameOf(kind) + ".csv", await KeepAsync(text)));
        }

        return Sequence.From(kept);
    }

    /// <summary>Verifies the evidence about a subject as an operator would, inputs and all.</summary>
    public async Task<Verification> VerifyAsync(EvidenceSubject subject)
    {
        await using var scope = _services.CreateAsyncScope();
        var inputs = new BlobInputs(scope.ServiceProvider.GetRequiredService<IBlobs>());
        return (await scope.ServiceProvider.GetRequiredService<VerifyStoredEvidence>().RunAsync(subject, null, inputs, default)).ValueOrThrow();
    }

    /// <summary>True when the text stands anywhere in the files of the database.</summary>
    public bool DatabaseHolds(string text)
    {
        SqliteConnection.ClearAllPools();
        return Directory.EnumerateFiles(Path.Combine(_root, "data"), Installation.DatabaseName + "*").Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
    }
}
