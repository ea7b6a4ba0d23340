// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A screened list as a gate reads it again.</summary>
/// <param name="Content">The hash of its bytes.</param>
/// <param name="Mapping">Which column holds what, where somebody said so; null to recognise the columns.</param>
public sealed record DialList(ContentHash Content, ListMapping? Mapping);
