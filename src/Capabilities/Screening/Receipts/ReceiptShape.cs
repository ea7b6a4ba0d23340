// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>How a list is written, as its receipt says it.</summary>
internal static class ReceiptShape
{
    public static Json.Map Write(ListFile file, ListMapping? mapping) => Json.Object(
        ("columns", file.Columns.ToJson()),
        ("delimiter", file.Delimiter.ToString()),
        ("encoding", file.Encoding.Name),
        ("line_end", file.LineEnd == "\r\n" ? "crlf" : "lf"),
        ("mapping", mapping is null ? Json.Null : mapping.ToJson()));

    /// <summary>The list, unpacked, when it is written as the receipt says; else null.</summary>
    public static async Task<RecognisedList?> OpenAsync(Json.Map shape, GivenFile list, CancellationToken ct)
    {
        var mapping = MappingOf(shape);
        if (await RecognisedList.OpenWholeAsync(list.Open, mapping, ct) is not Result<RecognisedList>.Ok { Value: var opened })
        {
            return null;
        }

        if (Write(opened.File, mapping) == shape)
        {
            return opened;
        }

        opened.Dispose();
        return null;
    }

    /// <summary>The mapping file the list was read with, or null.</summary>
    public static ListMapping? MappingOf(Json.Map shape) => Read(shape["mapping"]);

    /// <summary>The mapping file another file was read with, or null.</summary>
    public static ListMapping? MappingOf(ReceiptInput input) => Read(input.Mapping);

    private static ListMapping? Read(Json? json) =>
        json is Json.Map mapping && ListMapping.Parse(mapping.ToCanonicalBytes()) is Result<ListMapping>.Ok { Value: var read } ? read : null;
}
