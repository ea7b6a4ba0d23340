// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A file that is compiled.</summary>
/// <param name="Name">Its name for messages and for the record, never a path.</param>
/// <param name="Open">Opens it from its start; called again when a line must be found to be named in a refusal.</param>
public sealed record SourceFile(string Name, Func<Stream> Open);
