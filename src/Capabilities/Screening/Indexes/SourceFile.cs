// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A file that is compiled.</summary>
/// <param name="Name">Its name for messages and for the record, never a path.</param>
/// <param name="Open">Opens it from its start; called again when a line must be found to be named in a refusal. A list that is a workbook needs a stream that can seek.</param>
/// <param name="Mapping">Of a list: which column holds what, or null to recognise the columns.</param>
public sealed record SourceFile(string Name, Func<Stream> Open, ListMapping? Mapping = null)
{
    /// <summary>True when the mapping is that of another file, which this one was made of: then its own names may say it instead.</summary>
    internal bool MayBeNamedOtherwise { get; private init; }

    /// <summary>The files that came back of a list that was submitted: written as the list, or with names that are recognised.</summary>
    public static Sequence<SourceFile> Returned(Sequence<SourceFile> returned, Sequence<SourceFile> submitted) =>
        submitted is [{ Mapping: { } mapping }]
            ? Sequence.From(returned.Select(file => file.Mapping is null ? file with { Mapping = mapping, MayBeNamedOtherwise = true } : file))
            : returned;
}
