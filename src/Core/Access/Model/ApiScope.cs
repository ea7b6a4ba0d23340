// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>What a program's key may do.</summary>
public enum ApiScope
{
    /// <summary>Read what the organisation's people read.</summary>
    WorkspaceRead,

    /// <summary>Do what the organisation's people do.</summary>
    WorkspaceWrite,

    /// <summary>Ask the dial gate.</summary>
    GateAsk,
}
