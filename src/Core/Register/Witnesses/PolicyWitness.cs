// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>A witness of a policy.</summary>
/// <param name="Name">Its name within the policy.</param>
/// <param name="Key">The key of its cosignatures.</param>
/// <param name="Address">Where it takes checkpoints, without <c>add-checkpoint</c>; null when it is not asked by us.</param>
public sealed record PolicyWitness(string Name, NoteKey Key, Uri? Address);
