// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A file besides the list and the register's answers that the verdicts rest on, such as consents.</summary>
/// <param name="Kind">What it holds, in kebab-case.</param>
/// <param name="Name">The file's name as it was delivered; never a path.</param>
/// <param name="Hash">The hash of its bytes.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Mapping">Which of its columns holds what, where somebody said so, as the capability that screened writes it; null where the columns were recognised.</param>
public sealed record ReceiptInput(string Kind, string Name, ContentHash Hash, long Bytes, Json.Map? Mapping = null);
