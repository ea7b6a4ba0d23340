// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>The three files of a run as drafts of a store.</summary>
internal sealed class DraftSinks(Func<IBlobDraft> draft) : ScreeningSinks
{
    private readonly List<IBlobDraft> _drafts = [];

    internal override bool KeepsRows => true;

    internal override bool InOrder => true;

    internal override async ValueTask BeginAsync()
    {
        await DisposeAsync();
        for (var i = 0; i < OutputText.Kinds.Count; i++)
        {
            _drafts.Add(draft());
        }
    }

    internal override void Write(OutputKind file, long offset, ReadOnlySpan<byte> bytes) => _drafts[(int)file].Stream.Write(bytes);

    internal override async Task<ScreeningOutputs?> CommitAsync(CancellationToken ct) => new(
        await _drafts[(int)OutputKind.Callable].CommitAsync(ct),
        await _drafts[(int)OutputKind.Withheld].CommitAsync(ct),
        await _drafts[(int)OutputKind.Rejected].CommitAsync(ct));

    public override async ValueTask DisposeAsync()
    {
        foreach (var begun in _drafts)
        {
            await begun.DisposeAsync();
        }

        _drafts.Clear();
    }
}
