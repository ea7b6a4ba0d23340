// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.Stores.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Filiera.Composition;

/// <summary>A small witness: remembers what it cosigned of the logs it knows, in a folder of its own, and answers <c>add-checkpoint</c> (C2SP tlog-witness).</summary>
public sealed class WitnessServer : IAsyncDisposable
{
    private const string AddCheckpoint = "/add-checkpoint";
    private readonly DirectoryLock _held;
    private readonly SigningKey _key;
    private readonly WebApplication _app;

    private WitnessServer(DirectoryLock held, SigningKey key, NoteKey noteKey, WebApplication app) =>
        (_held, _key, Key, _app) = (held, key, noteKey, app);

    /// <summary>The key of its cosignatures, as policies name it.</summary>
    public NoteKey Key { get; }

    /// <summary>Where it answers.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts it.</summary>
    /// <param name="folder">Its own folder: key and memory.</param>
    /// <param name="name">The name in its cosignatures.</param>
    /// <param name="logs">The keys of the logs watched.</param>
    /// <param name="endpoint">Where it listens; port zero for any that is free.</param>
    /// <param name="clock">Dates cosignatures.</param>
    /// <param name="ct">Ends starting.</param>
    /// <returns>The witness; <see cref="WitnessAlreadyRuns"/>, or a refusal of its keys.</returns>
    public static async Task<Result<WitnessServer>> StartAsync(
        string folder, string name, Sequence<NoteKey> logs, IPEndPoint endpoint, IClock clock, CancellationToken ct)
    {
        var directory = DataDirectory.Open(folder);
        if (DirectoryLock.TryTake(Path.Combine(directory.Locks, "witness")) is not { } held)
        {
            return new WitnessAlreadyRuns();
        }

        var opened = await new FileKeyStore(directory, clock).OpenOrCreateAsync(Witness.KeyPurpose, ct);
        if (opened is not Result<SigningKey>.Ok { Value: var key })
        {
            held.Dispose();
            return ((Result<SigningKey>.Refused)opened).Refusals;
        }

        var signer = new NoteSigner(name, NoteKeyKind.Cosignature, key);
        var witness = new Witness(logs, new FileWitnessMemory(Path.Combine(directory.Root, "witnessed")), signer, clock);
        var server = new WitnessServer(held, key, signer.Key, Build(witness, endpoint));
        await server._app.StartAsync(ct);
        return server;
    }

    /// <summary>Answers until cancelled.</summary>
    public static async Task WaitAsync(CancellationToken ct)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var cancelled = ct.Register(ended.SetResult);
        await ended.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _held.Dispose();
    }

    private static WebApplication Build(Witness witness, IPEndPoint endpoint)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SignedNote.LargestSize;
            kestrel.Listen(endpoint);
        });
        var app = builder.Build();
        app.Run(http => AnswerAsync(witness, http));
        return app;
    }

    private static async Task AnswerAsync(Witness witness, HttpContext http)
    {
        if (http.Request.Path != AddCheckpoint || !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = http.Request.Path == AddCheckpoint ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var answer = await witness.AddCheckpointAsync(body.ToArray(), http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.Status == StatusCodes.Status409Conflict ? "text/x.tlog.size" : "text/plain; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Text), http.RequestAborted);
    }
}
