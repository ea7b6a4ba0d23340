// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Whether a gate can say that anybody may be called.</summary>
public enum DialState
{
    /// <summary>There is no book yet: nobody may be called.</summary>
    NoBook,

    /// <summary>It answers by its book.</summary>
    Serving,

    /// <summary>It has not heard for too long what happens elsewhere: nobody may be called.</summary>
    Stale,

    /// <summary>It answers what it accepted and is about to end.</summary>
    Draining,
}
