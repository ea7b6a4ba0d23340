// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A piece of YAML that knows where it stands.</summary>
internal abstract record YamlNode(Place Place)
{
    public sealed record Scalar(Place Place, string Text) : YamlNode(Place);

    public sealed record List(Place Place, Sequence<YamlNode> Items) : YamlNode(Place);

    /// <summary>Keys in the order written, each once.</summary>
    public sealed record Map(Place Place, Sequence<(Scalar Key, YamlNode Value)> Entries) : YamlNode(Place);
}
