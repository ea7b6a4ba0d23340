// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>One file of a screening: the rows of the list as they stand, with verdict, reasons and end of validity added.</summary>
/// <remarks>Encoding, delimiter and line ends are those of the list. What is added is our own words, never the list's.</remarks>
public sealed class OutputFile : IAsyncDisposable
{
    private static readonly OffsetDateTimePattern RomeInstant = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");

    private readonly ListFile _list;
    private readonly IBlobDraft _draft;
    private readonly StreamWriter _text;

    /// <summary>Starts a file with the list's header and the names of the columns added, in a draft that becomes its own.</summary>
    public OutputFile(ListFile list, IBlobDraft draft)
    {
        _list = list;
        _draft = draft;
        _text = list.Encoding.Write(_draft.Stream);
        if (list.Header is not null)
        {
            WriteLine(list.Header, "filiera_verdict", "filiera_reasons", "filiera_valid_until");
        }
    }

    /// <summary>Adds a row.</summary>
    public void Add(string raw, RowVerdict verdict) => WriteLine(
        raw,
        VerdictNames.Of(verdict.Verdict),
        string.Join(' ', verdict.Reasons),
        verdict.ValidUntil is { } until ? RomeInstant.Format(RomeTime.At(until).ToOffsetDateTime()) : "");

    /// <summary>Keeps the file and gives its hash.</summary>
    public async Task<ContentHash> CommitAsync(CancellationToken ct)
    {
        await _text.FlushAsync(ct);
        return await _draft.CommitAsync(ct);
    }

    /// <summary>Drops what was not committed.</summary>
    public async ValueTask DisposeAsync() => await _draft.DisposeAsync();

    private void WriteLine(string raw, string verdict, string reasons, string validUntil)
    {
        _text.Write(raw);
        _text.Write(_list.Delimiter);
        _text.Write(verdict);
        _text.Write(_list.Delimiter);
        _text.Write(reasons);
        _text.Write(_list.Delimiter);
        _text.Write(validUntil);
        _text.Write(_list.LineEnd);
    }
}
