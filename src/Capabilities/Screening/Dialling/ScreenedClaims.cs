// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Reads the screened lists of a campaign again, for what their rows claim.</summary>
internal static class ScreenedClaims
{
    /// <param name="lists">The lists, the newest first: the first row that holds a number speaks for it.</param>
    /// <param name="blobs">Where they are kept.</param>
    /// <param name="threads">How many threads lay out the table.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Result<ClaimIndex>> ReadAsync(Sequence<DialList> lists, IBlobs blobs, int threads, CancellationToken ct)
    {
        if (lists.IsEmpty)
        {
            return ClaimIndex.None;
        }

        var gathered = new Gathered();
        foreach (var list in lists)
        {
            var opening = await RecognisedList.OpenWholeAsync(
                async token => (await blobs.OpenAsync(list.Content, token)).ValueOrThrow(), list.Mapping, ct);
            if (opening is not Result<RecognisedList>.Ok { Value: var recognised })
            {
                return ((Result<RecognisedList>.Refused)opening).Refusals;
            }

            using (recognised)
            {
                await using var stream = recognised.Text.AsStream();
                gathered.Read(recognised.File, stream, ct);
            }
        }

        return gathered.Build(threads);
    }

    private sealed class Gathered
    {
        private const int RowsBetweenLooks = 4096;
        private readonly Dictionary<Claim, uint> _numbers = [];
        private readonly List<Claim> _kinds = [Claim.None];

        // The ordinal above, the place of its row below: in order, the first row of a number comes first.
        private readonly List<ulong> _rows = [];
        private readonly List<uint> _claims = [];
        private readonly Dictionary<ulong, uint> _rare = [];

        public void Read(ListFile file, Stream stream, CancellationToken ct)
        {
            using var text = file.Encoding.OpenText(stream);
            var csv = new CsvText(text, file.Delimiter, file.Encoding);
            var rows = new ContactRows(file.Columns);
            if (file.Columns.HasHeader)
            {
                csv.Next();
            }

            for (var read = 1L; csv.Next() is { } record; read++)
            {
                if (rows.Read(record) is ListRow.Readable { Contact: var contact })
                {
                    Add(contact);
                }

                if (read % RowsBetweenLooks == 0)
                {
                    ct.ThrowIfCancellationRequested();
                }
            }
        }

        public ClaimIndex Build(int threads)
        {
            var sorted = _rows.ToArray();
            Array.Sort(sorted);
            var ordinals = new List<uint>(sorted.Length);
            var claims = new List<uint>(sorted.Length);
            foreach (var row in sorted)
            {
                var ordinal = (uint)(row >> 32);
                if (ordinals.Count == 0 || ordinals[^1] != ordinal)
                {
                    ordinals.Add(ordinal);
                    claims.Add(_claims[(int)(uint)row]);
                }
            }

            return ClaimIndex.Build(Sequence.From(_kinds), [.. ordinals], [.. claims], [.. _rare.Keys], [.. _rare.Values], threads);
        }

        private void Add(Contact contact)
        {
            // A row that claims nothing is as good as no row, but it is the first of its number all the same.
            if (!_numbers.TryGetValue(contact.Claim, out var claim))
            {
                claim = (uint)_kinds.Count;
                _kinds.Add(contact.Claim);
                _numbers.Add(contact.Claim, claim);
            }

            var ordinal = SubscriberOrdinal.Of(contact.Number);
            if (ordinal == SubscriberOrdinal.None)
            {
                _rare.TryAdd(contact.Number.RevealDigits(), claim);
                return;
            }

            _rows.Add(((ulong)ordinal << 32) | (uint)_claims.Count);
            _claims.Add(claim);
        }
    }
}
