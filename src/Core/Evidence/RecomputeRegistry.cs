// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Evidence;

/// <summary>The capabilities here that can measure again, by name.</summary>
public sealed class RecomputeRegistry
{
    private readonly FrozenDictionary<string, IRecompute> _byName;

    /// <param name="capabilities">None or more.</param>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public RecomputeRegistry(IEnumerable<IRecompute> capabilities) =>
        _byName = capabilities.Select(one => KeyValuePair.Create(one.Capability, one)).ToDictionary(StringComparer.Ordinal).ToFrozenDictionary();

    /// <summary>The capability of that name, or null.</summary>
    public IRecompute? Find(string capability) => _byName.GetValueOrDefault(capability);
}
