// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>Options that several commands share, and values that the parser of words does not know.</summary>
internal static class OptionReading
{
    /// <summary>Who acts; needed wherever a person decides.</summary>
    public static Option<string> By { get; } = new("--by") { Description = "Who decides, such as person:0192f0", Required = true, HelpName = "ACTOR" };

    /// <summary>Prints JSON instead of lines.</summary>
    public static Option<bool> AsJson { get; } = new("--json") { Description = "Print JSON" };

    /// <summary>Reads who acts.</summary>
    public static Result<Actor> Actor(ParseResult parsed) => Kernel.Actor.TryParse(parsed.GetValue(By), out var actor)
        ? actor
        : new OptionNotUnderstood("kind:identifier in lower case") { Where = "--by" };

    /// <summary>Reads an identifier.</summary>
    public static Result<Guid> Identifier(string text, string name) => Guid.TryParse(text, out var id)
        ? id
        : new OptionNotUnderstood("an identifier, such as 0199d3a0-7c1e-7f00-8000-000000000001") { Where = name };

    /// <summary>The refusals among several results.</summary>
    public static Sequence<Refusal> Against<T>(this Result<T> result) => result is Result<T>.Refused refused ? refused.Refusals : [];
}
