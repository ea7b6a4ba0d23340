// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary>Opens an index that lies anywhere, with the key that this installation keeps for its controller.</summary>
internal static class IndexFile
{
    /// <returns>The index, verified whole, for the caller to dispose; or why it cannot be read.</returns>
    public static async Task<Result<AnswerIndex>> OpenAsync(OpenedInstallation installation, string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return new ListFileUnreadable { Where = path };
        }

        var info = AnswerIndex.ReadInfo(path);
        if (info is Result<AnswerIndexInfo>.Refused unread)
        {
            return Placed(unread.Refusals, path);
        }

        var key = await installation.Services.GetRequiredService<IIndexKeys>().OfControllerAsync(info.ValueOrThrow().ControllerVat, create: false, ct);
        if (key is Result<IndexKey>.Refused keyless)
        {
            return Placed(keyless.Refusals, path);
        }

        using var secret = key.ValueOrThrow();
        return AnswerIndex.Open(path, secret) switch
        {
            Result<AnswerIndex>.Refused refused => Placed(refused.Refusals, path),
            var opened => opened,
        };
    }

    /// <summary>Whether a file of answers is an index that was compiled before.</summary>
    public static bool IsIndex(ScreenFile file) =>
        file.Kind is InputKind.Answers or InputKind.OptOuts && File.Exists(file.Path)
        && AnswerIndex.ReadInfo(file.Path) is not Result<AnswerIndexInfo>.Refused { Refusals: [NotAnAnswerIndex] };

    /// <summary>Takes an index into the installation as a set of answers, and names it by its digest.</summary>
    public static async Task<Result<DeliveredFile>> ReceiveAsync(OpenedInstallation installation, ScreenFile file, CancellationToken ct)
    {
        var opened = await OpenAsync(installation, file.Path, ct);
        if (opened is Result<AnswerIndex>.Refused unread)
        {
            return unread.Refusals;
        }

        using var index = opened.ValueOrThrow();
        if (await installation.Services.GetRequiredService<IAnswerSets>().FindAsync(index.Info.Digest, ct) is null
            && await installation.Services.GetRequiredService<ReceiveAnswers>().KeepAsync(index, Actor.System("cli"), ct) is Result<AnswerSet>.Refused refused)
        {
            return refused.Refusals;
        }

        return new DeliveredFile(file.Kind, Path.GetFileName(file.Path), index.Info.Digest);
    }

    private static Sequence<Refusal> Placed(Sequence<Refusal> refusals, string path) =>
        Sequence.From(refusals.Select(refusal => refusal with { Where = refusal.Where ?? path }));
}
