// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>Signs messages with one key: a <see cref="SigningKey"/> in memory, or a device that never shows it.</summary>
public interface ISigner
{
    /// <summary>The public half.</summary>
    VerificationKey Key { get; }

    /// <summary>Signs the message as it stands; hashing is part of the algorithm.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}
