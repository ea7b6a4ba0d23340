// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>What produced a statement: a capability by name, and the version of the software it ran in.</summary>
public sealed record EvidenceProducer
{
    /// <param name="capability">The name under which the capability registers for recomputing, in kebab-case.</param>
    /// <param name="softwareVersion">1 to 60 letters, digits, dots, dashes and plus signs.</param>
    /// <exception cref="ArgumentException">Not of that form.</exception>
    public EvidenceProducer(string capability, string softwareVersion)
    {
        Capability = EvidenceSubject.IsKind(capability) ? capability : throw new ArgumentException("A capability is named in kebab-case.", nameof(capability));
        SoftwareVersion = IsVersion(softwareVersion) ? softwareVersion : throw new ArgumentException("Not a version.", nameof(softwareVersion));
    }

    /// <summary>The capability's name.</summary>
    public string Capability { get; }

    /// <summary>The software's version.</summary>
    public string SoftwareVersion { get; }

    internal static bool IsVersion(string? version) => version is { Length: >= 1 and <= 60 }
        && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');
}
