// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera optouts compile</c>: a snapshot of a whole opt-out register as an encrypted index, where a country delivers one.</summary>
/// <remarks>A snapshot is no consultation and is never called one. Exit code 0 when done, 2 when refused.</remarks>
public static class OptOutsCommand
{
    private static readonly CompileFiles Files = new();
    private static readonly Argument<string[]> Numbers = new("FILE") { Description = "Files of numbers, with the day of enrolment where it is known", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> TakenAt = new("--taken-at") { Description = "When the snapshot was taken", Required = true, HelpName = "TIME" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var compile = new Command("compile", "Compile a snapshot into an encrypted index") { Numbers, TakenAt };
        Files.AddTo(compile);
        return new Command("optouts", "Snapshots of an opt-out register") { compile.Over(CompileAsync) };
    }

    private static async Task<int> CompileAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var numbers = parsed.GetRequiredValue(Numbers);
        return InstantText.Read(parsed.GetRequiredValue(TakenAt), "--taken-at") switch
        {
            Result<Instant>.Ok { Value: var takenAt } => await Files.RunAsync(
                installation,
                parsed,
                numbers,
                (vat, now, options) => AnswerCompiler.CompileSnapshot(vat, CompileFiles.Sources(numbers), takenAt, now, options, ct),
                ct),
            Result<Instant>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }
}
