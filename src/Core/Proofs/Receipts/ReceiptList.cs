// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The contact list screened.</summary>
/// <param name="Name">The file's name as it was delivered; never a path.</param>
/// <param name="Hash">The hash of its bytes.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Rows">How many rows, a header not counted.</param>
/// <param name="Duplicates">True when numbers that stand in an earlier row were looked for and set aside.</param>
/// <param name="Shape">How the file is written and which column holds what, as the capability that screened writes it.</param>
public sealed record ReceiptList(string Name, ContentHash Hash, long Bytes, long Rows, bool Duplicates, Json.Map Shape);
