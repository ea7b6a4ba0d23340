// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A file delivered beside a contact list, already kept under its hash.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">The name of the file; directories are cut off.</param>
/// <param name="Content">Its hash among the blobs; for the register's answer also the digest of an answer set already received.</param>
public sealed record DeliveredFile(InputKind Kind, string Name, ContentHash Content);
