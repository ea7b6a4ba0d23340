// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>One field of a form: what it is called when sent, and how it is asked for.</summary>
/// <param name="Name">Its name in the form and in the refusals about it.</param>
/// <param name="Label">The key of its label; its hint is the same key with <c>.hint</c>, where there is one.</param>
public sealed record FieldSpec(string Name, string Label)
{
    /// <summary>The kind of input; <c>date</c> for a day, <c>file</c> for a file.</summary>
    public string Type { get; init; } = "text";

    /// <summary>False when it may be left empty.</summary>
    public bool Required { get; init; } = true;

    /// <summary>True when several answers may be given.</summary>
    public bool Multiple { get; init; }

    /// <summary>What stands in it before anything is typed.</summary>
    public string Default { get; init; } = "";

    /// <summary>A closed list of answers; empty for free text.</summary>
    public Sequence<Choice> Choices { get; init; }
}
