// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Somebody or something in a credential: an identifier and a name.</summary>
/// <param name="Id">An absolute IRI.</param>
/// <param name="Name">As people know it.</param>
public sealed record NamedNode(string Id, string Name)
{
    internal Json.Map ToJson(string type) => Json.Object(("id", Id), ("name", Name), ("type", type));
}
