// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The mapping that a file beside the list was read by.</summary>
/// <param name="Input">The name under which evidence cites the file, such as <c>consents-2</c>.</param>
/// <param name="Mapping">Which of its columns holds what.</param>
public sealed record InputMapping(string Input, ListMapping Mapping);
