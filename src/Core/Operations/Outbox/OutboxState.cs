// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>Where a message stands.</summary>
public enum OutboxState
{
    /// <summary>To be delivered, at once or after a wait.</summary>
    Waiting,

    /// <summary>The receiver has it.</summary>
    Delivered,

    /// <summary>Given up until somebody asks for another try.</summary>
    Parked,
}
