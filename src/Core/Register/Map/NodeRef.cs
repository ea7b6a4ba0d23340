// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>A node of a stored map: where it is, and what it must hash to. <c>default</c> is the empty part.</summary>
internal readonly record struct NodeRef(long At, ContentHash Hash)
{
    public bool IsEmpty => At == 0;
}
