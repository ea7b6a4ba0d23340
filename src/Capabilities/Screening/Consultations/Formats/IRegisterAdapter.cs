// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Writes what is asked in the register's layout, and reads what it answers. The layout of the real register is unknown (doubt D-08).</summary>
public interface IRegisterAdapter
{
    /// <summary>The name of the layout, kebab-case.</summary>
    string Name { get; }

    /// <summary>The most rows one file may hold, or null where there is no such limit.</summary>
    long? MostRows { get; }

    /// <summary>The name under which a part is handed out.</summary>
    string FileNameOf(ConsultationId consultation, int part);

    /// <summary>Writes one part.</summary>
    /// <param name="rows">Its rows, read once.</param>
    /// <param name="target">Where to; left open.</param>
    /// <param name="ct">Stops it.</param>
    Task WriteAsync(IEnumerable<ConsultedNumber> rows, Stream target, CancellationToken ct);

    /// <summary>The register's answer in the neutral format, read from what came back, which is disposed with it.</summary>
    Stream ReadAnswer(Stream answer);
}
