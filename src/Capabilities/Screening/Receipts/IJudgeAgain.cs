// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Judges every row of a list again from the files a receipt names: fast, by the engine, or slowly, by the reference run.</summary>
public interface IJudgeAgain
{
    /// <param name="receipt">What was compared and by which rules.</param>
    /// <param name="files">The files, whose hashes are already known to be those named.</param>
    /// <param name="secret">The receipt's secret, for the tree; null leaves the tree out.</param>
    /// <param name="ct">Stops it.</param>
    Task<Result<JudgedAgain>> RunAsync(ScreeningReceipt receipt, ReceiptFiles files, SaltSecret? secret, CancellationToken ct);
}
