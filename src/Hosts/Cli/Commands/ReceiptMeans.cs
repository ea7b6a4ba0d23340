// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary>What an installation adds to the verification of a receipt, where <c>--data</c> names one: index keys, kept answers, the receipt's secret.</summary>
internal sealed class ReceiptMeans : IAsyncDisposable
{
    private readonly OpenedInstallation? _installation;

    private ReceiptMeans(OpenedInstallation? installation, SaltSecret? secret) => (_installation, Secret) = (installation, secret);

    /// <summary>The secret of the receipt's tree, or null where it is not at hand.</summary>
    public SaltSecret? Secret { get; }

    /// <summary>Opens the installation that was named; a stranger names none, and is never taken for one who works here by what lies around.</summary>
    public static async Task<Result<ReceiptMeans>> OpenAsync(ParseResult parsed, SignedEnvelope envelope, CancellationToken ct)
    {
        if (parsed.GetResult(OpenedInstallation.Data) is not { Implicit: false })
        {
            return new ReceiptMeans(null, null);
        }

        var opened = await OpenedInstallation.OpenAsync(parsed, ct);
        if (opened is not Result<OpenedInstallation>.Ok { Value: var installation })
        {
            return ((Result<OpenedInstallation>.Refused)opened).Refusals;
        }

        var secret = ReceiptForm.Read(envelope) is Result<ScreeningReceipt>.Ok { Value: var receipt }
            ? await installation.Services.GetRequiredService<IReceiptSecrets>().FindAsync(receipt.Id, ct)
            : null;
        return new ReceiptMeans(installation, secret);
    }

    /// <summary>The files given, with what the installation knows to open or to add.</summary>
    public ReceiptFiles AddTo(ReceiptFiles files) => _installation is null ? files : files with
    {
        IndexKeyOf = files.IndexKeyOf ?? ((vat, ct) => _installation.Services.GetRequiredService<IIndexKeys>().OfControllerAsync(vat, create: false, ct)),
        KeptAnswers = _installation.Services.GetRequiredService<IAnswerIndexes>(),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Secret?.Dispose();
        if (_installation is not null)
        {
            await _installation.DisposeAsync();
        }
    }
}
