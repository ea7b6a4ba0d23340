// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a key signs of a note: the signature types of C2SP signed-note that are understood here, by their byte.</summary>
public enum NoteKeyKind
{
    /// <summary>Ed25519 over the text of the note.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over <c>cosignature/v1</c>, a time and the text of the note (C2SP tlog-cosignature).</summary>
    Cosignature = 0x04,
}
