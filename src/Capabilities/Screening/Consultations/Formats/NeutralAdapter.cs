// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Filiera's own neutral layout: semicolons, UTF-8, a header. A stand-in until the register's own is known (doubt D-08).</summary>
public sealed class NeutralAdapter : IRegisterAdapter
{
    /// <summary>The name of the layout.</summary>
    public const string LayoutName = "neutral";

    /// <inheritdoc/>
    public string Name => LayoutName;

    /// <inheritdoc/>
    public long? MostRows => null;

    /// <inheritdoc/>
    public string FileNameOf(ConsultationId consultation, int part) => FormattableString.Invariant($"list-{consultation}-{part}.csv");

    /// <inheritdoc/>
    public async Task WriteAsync(IEnumerable<ConsultedNumber> rows, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        await using var file = new ConsultationList(target);
        foreach (var row in rows)
        {
            await file.AddAsync(row, ct);
        }
    }

    /// <inheritdoc/>
    public Stream ReadAnswer(Stream answer) => answer;
}
