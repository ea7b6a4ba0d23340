// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>An expected "no": bad input, a stale answer, a right that is missing. Bugs and outages throw instead.</summary>
/// <remarks>
/// Each refusal is a sealed record named as a sentence. Its <see cref="Code"/> is public, kebab-case, documented in
/// <c>docs/refusals.md</c>, and never changes meaning; <see cref="Code"/> must not depend on the record's values.
/// </remarks>
public abstract record Refusal
{
    /// <summary>The public code, such as <c>answer-too-old</c>.</summary>
    public abstract string Code { get; }

    /// <summary>What is wrong, in one English sentence without personal data.</summary>
    public abstract string Message { get; }

    /// <summary>What to do next, in one English sentence.</summary>
    public abstract string Remedy { get; }

    /// <summary>Where in the input: a JSON pointer, a field name, or <c>line 12</c>; null when it concerns the whole.</summary>
    public string? Where { get; init; }

    /// <summary>Code, place, message and remedy on one line.</summary>
    public sealed override string ToString() =>
        Where is null ? $"{Code}: {Message} {Remedy}" : $"{Code} ({Where}): {Message} {Remedy}";
}
