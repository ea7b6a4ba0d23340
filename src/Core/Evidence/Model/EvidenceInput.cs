// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Evidence;

/// <summary>Something a measurement was made from, by name and hash, so that anyone who holds it can measure again.</summary>
public sealed record EvidenceInput
{
    /// <param name="name">What it is to the measurement, in kebab-case, such as <c>list</c>; never a file name.</param>
    /// <param name="hash">The hash of its bytes.</param>
    /// <exception cref="ArgumentException">The name is not kebab-case.</exception>
    public EvidenceInput(string name, ContentHash hash)
    {
        Name = EvidenceSubject.IsKind(name) ? name : throw new ArgumentException("An input is named in kebab-case.", nameof(name));
        Hash = hash;
    }

    /// <summary>What it is to the measurement.</summary>
    public string Name { get; }

    /// <summary>The hash of its bytes.</summary>
    public ContentHash Hash { get; }
}
