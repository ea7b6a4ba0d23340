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

    private static Sequence<Refusal> Placed(Sequence<Refusal> refusals, string path) =>
        Sequence.From(refusals.Select(refusal => refusal with { Where = refusal.Where ?? path }));
}
