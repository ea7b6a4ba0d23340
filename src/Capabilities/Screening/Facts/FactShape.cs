// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>How a fact file is written, once it is unpacked.</summary>
/// <param name="Encoding">The text encoding: UTF-8 or Windows-1252.</param>
/// <param name="Delimiter">What separates fields.</param>
/// <param name="Columns">Which column holds what.</param>
internal sealed record FactShape(TextEncoding Encoding, char Delimiter, FactColumns Columns)
{
    private const int FirstCharacters = 1 << 16;
    private const int FirstBytes = 1 << 16;

    /// <summary>True when the bytes are UTF-8.</summary>
    public bool IsUtf8 => !Encoding.IsSingleByte;

    /// <summary>The encoding after a look at the first bytes, and whether it is only assumed: a mark decides, then what the mapping says.</summary>
    public static (TextEncoding Encoding, bool IsAssumed) FirstEncoding(FactFile file, IListBytes bytes)
    {
        var start = new byte[FirstBytes];
        var read = bytes.Read(0, start);
        var (encoding, isAssumed) = TextEncoding.Assume(start.AsSpan(0, read), read == bytes.Length);
        return encoding.MarkLength > 0 ? (encoding, false) : file.Mapping?.Encoding switch
        {
            "windows-1252" => (TextEncoding.NotUtf8, false),
            "utf-8" => (TextEncoding.PlainUtf8, false),
            _ => (encoding, isAssumed),
        };
    }

    /// <summary>Whether the encoding holds to the end of the file, where it was only assumed.</summary>
    public static async Task<bool> HoldsAsync(IListBytes bytes, TextEncoding assumed, CancellationToken ct)
    {
        await using var whole = bytes.AsStream();
        return (await TextEncoding.OfAsync(whole, ct)).Name == assumed.Name;
    }

    /// <summary>Recognises a file by its mapping and its first record.</summary>
    /// <returns>The shape; or, with the file named, <see cref="FactFileEmpty"/>, <see cref="FactColumnsMissing"/> or what is wrong with the mapping.</returns>
    public static async Task<Result<FactShape>> RecogniseAsync(FactFile file, IListBytes bytes, TextEncoding encoding, CancellationToken ct)
    {
        await using var content = bytes.AsStream();
        using var text = encoding.OpenText(content);
        var buffer = new char[FirstCharacters];
        var sample = new string(buffer, 0, await text.ReadBlockAsync(buffer.AsMemory(), ct));
        var delimiter = file.Mapping?.Delimiter ?? Screening.Delimiter.Of(sample.TrimStart('\r', '\n').Split('\n', 2)[0]);
        var csv = new CsvText(new StringReader(sample), delimiter, encoding);
        CsvRow? first;
        do
        {
            first = csv.Next();
        }
        while (first is { Problem: null, Fields.IsEmpty: true });

        return first is null ? new FactFileEmpty { Where = file.Name } : FactColumns.Of(file, first.Fields) switch
        {
            Result<FactColumns>.Ok { Value: var columns } => new FactShape(encoding, delimiter, columns),
            Result<FactColumns>.Refused refused => Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = Place(file, refusal) })),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static string Place(FactFile file, Refusal refusal) => refusal.Where is { } where && where != file.Name ? $"{file.Name}, {where}" : file.Name;
}
