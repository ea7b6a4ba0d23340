// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>What follows when a rule is not met.</summary>
public enum Severity
{
    /// <summary>For information; nothing follows. Benchmarks and declined rules are here.</summary>
    Info,

    /// <summary>Shown as a warning.</summary>
    Warning,

    /// <summary>Recorded as a breach.</summary>
    Violation,

    /// <summary>A person must look before going on. Never written in a pack: a block without a recorded choice becomes this.</summary>
    Review,

    /// <summary>Stops the number, the call or the act.</summary>
    Block,
}
