// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A file delivered with a contact list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name it was delivered under; never a path.</param>
/// <param name="Content">Its hash.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Mapping">Which of its columns holds what, where somebody said so; null to recognise the columns. Answers have none.</param>
public sealed record ListInput(InputKind Kind, string Name, ContentHash Content, long Bytes, ListMapping? Mapping = null);
