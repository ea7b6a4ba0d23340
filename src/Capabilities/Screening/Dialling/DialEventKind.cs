// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What became of a call. The values are kept on the disk and never change.</summary>
public enum DialEventKind : byte
{
    /// <summary>The number was dialled; nothing more is known yet.</summary>
    Attempt = 1,

    /// <summary>Nobody answered.</summary>
    NoAnswer = 2,

    /// <summary>The line was busy.</summary>
    Busy = 3,

    /// <summary>A person answered and was spoken to.</summary>
    Answered = 4,

    /// <summary>A person answered and found nobody: a silent call.</summary>
    Silent = 5,

    /// <summary>The person does not want to be called by this client any more.</summary>
    OptOut = 6,

    /// <summary>The call could not be set up.</summary>
    Failed = 7,
}
