// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A file delivered beside a contact list, already kept under its hash.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">The name of the file; directories are cut off.</param>
/// <param name="Content">Its hash among the blobs; for the register's answer also the digest of an answer set already received.</param>
/// <param name="At">When the register was asked, for a cleansed list; when it was taken, for a snapshot; null for an answer that says it row by row.</param>
/// <param name="Mapping">Which of its columns holds what, where somebody said so; null to recognise the columns. Answers have none.</param>
public sealed record DeliveredFile(InputKind Kind, string Name, ContentHash Content, Instant? At = null, ListMapping? Mapping = null);
