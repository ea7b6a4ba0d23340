// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>One file of a screening, written row by row: the rows of the list as they stand, with reasons and end of validity added.</summary>
/// <remarks>Encoding, delimiter and line ends are those of the list. What is added is our own words, never the list's.</remarks>
public sealed class OutputFile : IAsyncDisposable
{
    private readonly ListFile _list;
    private readonly IBlobDraft _draft;
    private readonly StreamWriter _text;

    /// <summary>Starts a file with the list's header and the names of the columns added, in a draft that becomes its own.</summary>
    public OutputFile(OutputKind kind, ListFile list, IBlobDraft draft)
    {
        _list = list;
        _draft = draft;
        _text = list.Encoding.Write(_draft.Stream);
        if (list.Header is not null)
        {
            _text.Write(list.Header);
            _text.Write(OutputText.AfterHeader(kind, list));
        }
    }

    /// <summary>Adds a row, which belongs in this file.</summary>
    public void Add(string raw, RowVerdict verdict)
    {
        _text.Write(raw);
        _text.Write(OutputText.After(verdict, _list));
    }

    /// <summary>Keeps the file and gives its hash.</summary>
    public async Task<ContentHash> CommitAsync(CancellationToken ct)
    {
        await _text.FlushAsync(ct);
        return await _draft.CommitAsync(ct);
    }

    /// <summary>Drops what was not committed.</summary>
    public async ValueTask DisposeAsync() => await _draft.DisposeAsync();
}
