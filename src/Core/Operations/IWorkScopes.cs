// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Opens scopes for work that belongs to no request.</summary>
public interface IWorkScopes
{
    /// <summary>A new scope; dispose it.</summary>
    IWorkScope Open();
}
