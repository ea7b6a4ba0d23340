// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>A witness's word that, at that time, this was the largest consistent state of the log it had seen (C2SP tlog-cosignature).</summary>
/// <param name="Witness">Whose word.</param>
/// <param name="AtSeconds">When, in whole seconds since 1970; foreign clocks may say years that no calendar of ours holds.</param>
public sealed record Cosignature(NoteKey Witness, long AtSeconds);
