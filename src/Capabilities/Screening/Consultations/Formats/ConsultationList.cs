// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Numbering;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Writes and reads the numbers asked about in the neutral format: <c>row_id;number_e164;basis;basis_ref;source_list_id;collected_at;controller_vat</c>.</summary>
/// <remarks>Disposing it writes what is left; the stream stays open.</remarks>
/// <param name="target">Where to.</param>
public sealed class ConsultationList(Stream target) : IAsyncDisposable
{
    /// <summary>The first row.</summary>
    public const string Header = "row_id;number_e164;basis;basis_ref;source_list_id;collected_at;controller_vat";

    private const int Portion = 1 << 15;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly StringBuilder _text = new StringBuilder().Append(Header).Append('\n');

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes a row.</summary>
    public async ValueTask AddAsync(ConsultedNumber row, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        Rows++;
        _text.Append(CultureInfo.InvariantCulture, $"{row.Row};{row.Number.Reveal()};{NameOf(row.Basis)};");
        Append(row.Reference);
        _text.Append(';').Append(row.Source).Append(';');
        _text.Append(row.CollectedAt is { } day ? LocalDatePattern.Iso.Format(day) : "").Append(';').Append(row.ControllerVat).Append('\n');
        if (_text.Length >= Portion)
        {
            await FlushAsync(ct);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    /// <summary>Reads the rows of such a file back.</summary>
    /// <param name="content">The file, at its start; disposed with the enumeration.</param>
    /// <exception cref="FormatException">A row is not as <see cref="AddAsync"/> wrote it.</exception>
    public static IEnumerable<ConsultedNumber> Read(Stream content)
    {
        using var text = new StreamReader(content, Utf8);
        var csv = new CsvText(text, ';');
        if (csv.Next()?.Raw != Header)
        {
            throw new FormatException("The file does not begin as a list of numbers to ask about.");
        }

        while (csv.Next() is { } row)
        {
            yield return row is { Problem: null, Fields: [var id, var number, var basis, var reference, var source, var day, var vat] }
                ? new ConsultedNumber(
                    long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture),
                    SubscriberNumber.FromRevealed(ulong.Parse(number.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)),
                    BasisOf(basis),
                    reference,
                    source,
                    day.Length == 0 ? null : LocalDatePattern.Iso.Parse(day).GetValueOrThrow(),
                    vat)
                : throw new FormatException("A row of the numbers to ask about is not as it was written.");
        }
    }

    internal static string NameOf(Basis basis) => basis switch
    {
        Basis.Customer => "CUSTOMER",
        Basis.Request => "REQUEST",
        Basis.Consent => "CONSENT",
        Basis.Directory => "DIRECTORY",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "A number without a basis is not asked about."),
    };

    private static Basis BasisOf(string name) => name switch
    {
        "CUSTOMER" => Basis.Customer,
        "REQUEST" => Basis.Request,
        "CONSENT" => Basis.Consent,
        "DIRECTORY" => Basis.Directory,
        _ => throw new FormatException("Not a basis."),
    };

    // A reference is as its list wrote it: it stays on its line and inside its field.
    private void Append(string reference)
    {
        var quoted = reference.AsSpan().IndexOfAny(';', '"') >= 0;
        if (quoted)
        {
            _text.Append('"');
        }

        foreach (var c in reference)
        {
            _text.Append(char.IsControl(c) ? ' ' : c);
            if (c == '"')
            {
                _text.Append('"');
            }
        }

        if (quoted)
        {
            _text.Append('"');
        }
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        if (_text.Length > 0)
        {
            await target.WriteAsync(Utf8.GetBytes(_text.ToString()), ct);
            _text.Clear();
        }
    }
}
