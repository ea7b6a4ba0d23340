// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.Screening;

/// <summary>Writes the rows a draft leaves out: which list, which line, why. No number stands here.</summary>
/// <remarks>Disposing it writes what is left; the stream stays open.</remarks>
internal sealed class DroppedRows(Stream target) : IAsyncDisposable
{
    private const int Portion = 1 << 15;
    private readonly StringBuilder _text = new StringBuilder().Append("source_list_id;line;reason\n");

    public async ValueTask AddAsync(string source, long line, string reason, CancellationToken ct)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{source};{line};{reason}\n");
        if (_text.Length >= Portion)
        {
            await FlushAsync(ct);
        }
    }

    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), ct);
        _text.Clear();
    }
}
