// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Mapping files sent among the files beside a list: <c>crm.csv.mapping.json</c> says how <c>crm.csv</c> of the same field is read.</summary>
public static class FactMappings
{
    /// <summary>The other files, each with its mapping.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="before">What the draft held before: a file that was kept as it is keeps its mapping too.</param>
    /// <param name="blobs">Where the files are.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The files, and what is wrong with the mapping files, each placed at its field.</returns>
    public static async Task<(Sequence<DeliveredFile> Files, Sequence<Refusal> Against)> PairAsync(
        Sequence<DeliveredFile> sent, Sequence<DeliveredFile> before, IBlobs blobs, CancellationToken ct)
    {
        var mappings = sent.Where(file => MappingFileName.IsOf(file.Kind, file.Name)).ToList();
        var files = sent.Except(mappings)
            .Select(file => before.FirstOrDefault(old => old.Kind == file.Kind && old.Name == file.Name && old.Content == file.Content) ?? file)
            .ToList();
        var refusals = new List<Refusal>();
        foreach (var mapping in mappings)
        {
            var field = InputKinds.NameOf(mapping.Kind);
            var at = files.FindIndex(file => file.Kind == mapping.Kind && file.Name == MappingFileName.FileOf(mapping.Name));
            if (at < 0)
            {
                refusals.Add(new MappingOfNoFile { Where = field });
                continue;
            }

            switch (await DraftMappingEndpoints.ReadAsync(mapping.Content, blobs, ct))
            {
                case Result<ListMapping>.Ok { Value: var said }:
                    files[at] = files[at] with { Mapping = said };
                    break;
                case Result<ListMapping>.Refused refused:
                    refusals.AddRange(refused.Refusals.Select(refusal => refusal with { Where = field }));
                    break;
            }
        }

        return (Sequence.From(files), Sequence.From(refusals));
    }
}
