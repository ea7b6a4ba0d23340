// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>How a list is written, as its receipt says it.</summary>
internal static class ReceiptShape
{
    public static Json.Map Write(ListFile file) => Json.Object(
        ("columns", file.Columns.ToJson()),
        ("delimiter", file.Delimiter.ToString()),
        ("encoding", file.Encoding.Name),
        ("line_end", file.LineEnd == "\r\n" ? "crlf" : "lf"));
}
