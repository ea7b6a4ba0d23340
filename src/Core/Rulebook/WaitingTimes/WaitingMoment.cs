// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>A moment in a call at which a waiting clock starts or stops.</summary>
public enum WaitingMoment
{
    /// <summary>The centre answers, by voice menu or person.</summary>
    Start,

    /// <summary>The caller chooses to speak with a person.</summary>
    AgentChoice,

    /// <summary>The caller enters the queue.</summary>
    QueueEntry,

    /// <summary>A person answers.</summary>
    AgentAnswer,

    /// <summary>A person answers or the caller hangs up, whichever is first.</summary>
    AgentAnswerOrHangUp,

    /// <summary>The caller can state the reason and ask for a person.</summary>
    EffectiveAttention,
}
