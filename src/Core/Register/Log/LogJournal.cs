// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a log's writer noted before it acted.</summary>
/// <param name="First">The index of the first entry it may hold.</param>
/// <param name="Bytes">Its records, one after the other; the last may be cut short.</param>
public sealed record LogJournal(long First, ReadOnlyMemory<byte> Bytes);
