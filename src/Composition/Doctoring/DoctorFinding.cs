// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Composition;

/// <summary>One thing the doctor looked at.</summary>
/// <param name="Name">What was looked at, kebab-case.</param>
/// <param name="State">How it stands.</param>
/// <param name="Text">What was found, in one English line without personal data.</param>
/// <param name="Mend">The command or act that mends it; null when there is nothing to mend.</param>
public sealed record DoctorFinding(string Name, DoctorState State, string Text, string? Mend = null)
{
    /// <summary>Nothing to mend.</summary>
    public static DoctorFinding Well(string name, string text) => new(name, DoctorState.Well, text);

    /// <summary>Something that does not stop the program, and that somebody should know.</summary>
    public static DoctorFinding Notice(string name, string text, string mend) => new(name, DoctorState.Notice, text, mend);

    /// <summary>Something that stops the program or a part of it.</summary>
    public static DoctorFinding Failing(string name, string text, string mend) => new(name, DoctorState.Failing, text, mend);

    /// <summary>Something that could not be looked at, and why.</summary>
    public static DoctorFinding NotRun(string name, string because) => new(name, DoctorState.NotRun, because);
}
