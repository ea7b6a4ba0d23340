// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Cli;

/// <summary>Mapping files given among the files beside a list: <c>crm.csv.mapping.json</c> says how <c>crm.csv</c> of the same option is read.</summary>
internal static class FactMappings
{
    /// <returns>The other files, each with its mapping; or what is wrong with a mapping, or <see cref="MappingOfNoFile"/>.</returns>
    public static Result<Sequence<ScreenFile>> Paired(IEnumerable<ScreenFile> files)
    {
        var given = files.ToList();
        var refusals = new List<Refusal>();
        var mappings = given.Where(file => MappingFileName.IsOf(file.Kind, file.Path)).ToList();
        var paired = given.Except(mappings).ToList();
        foreach (var mapping in mappings)
        {
            var read = MappingFile.Read(mapping.Path, mapping.Path);
            var at = paired.FindIndex(file => file.Kind == mapping.Kind && file.Path == MappingFileName.FileOf(mapping.Path));
            refusals.AddRange(read.Against());
            if (at < 0)
            {
                refusals.Add(new MappingOfNoFile { Where = mapping.Path });
            }
            else if (read is Result<ListMapping?>.Ok ok)
            {
                paired[at] = paired[at] with { Mapping = ok.Value };
            }
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : Sequence.From(paired);
    }
}
