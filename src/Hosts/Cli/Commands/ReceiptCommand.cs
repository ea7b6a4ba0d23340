// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera receipt</c>: verifies a receipt from files alone, shows what it says, and proves one number of a receipt kept here.</summary>
/// <remarks>Exit code 0 when it holds, 1 when a check is not met, 2 when something was refused, 3 when nothing is wrong but something that must be checked could not be.</remarks>
public static class ReceiptCommand
{
    private const int Holds = 0;
    private const int DoesNotHold = 1;
    private const int NotProven = 3;
    private const int Page = 200;

    private static readonly Option<bool> AsJson = new("--json") { Description = "Print JSON" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("receipt", "Screening receipts: verify, prove one number, show") { Verify(), Check(), Prove(), Show(), List() };

    private static Command Verify()
    {
        var file = new Argument<string>("RECEIPT") { Description = "The file of a receipt" };
        var number = new Option<string?>("--number") { Description = "The number the proof should be about" };
        var proof = new Option<string?>("--proof") { Description = "A proof for one number of the receipt", HelpName = "FILE" };
        var slowly = new Option<bool>("--slowly") { Description = "Judge again by the reference run, which shares nothing with the engine but the rules" };
        var command = new Command("verify", "Verify a receipt, check by check; with --data also by the keys, answers and secrets of that installation")
        {
            file, number, proof, slowly, AsJson, OpenedInstallation.Data, OpenedInstallation.Postgres,
        }.WithFiles();
        command.SetAction((parsed, ct) => GuardedAsync(parsed, async () =>
        {
            var envelope = ReceiptForm.ReadFile(await File.ReadAllBytesAsync(parsed.GetRequiredValue(file), ct));
            var keys = ReceiptOptions.KeysOf(parsed);
            var rulebook = ReceiptOptions.RulebookOf(parsed);
            var row = parsed.GetValue(proof) is { } path ? ReceiptProofForm.Read(await File.ReadAllBytesAsync(path, ct)) : null;
            var about = parsed.GetValue(number) is { } text ? SubscriberNumber.Parse(text) : null;
            Refusal[] refusals = [.. Refusals(envelope), .. Refusals(keys), .. Refusals(rulebook), .. Refusals(row), .. Refusals(about)];
            if (refusals.Length > 0)
            {
                return await parsed.RefuseAsync([.. refusals]);
            }

            var opening = await ReceiptMeans.OpenAsync(parsed, envelope.ValueOrThrow(), ct);
            if (opening is Result<ReceiptMeans>.Refused closed)
            {
                return await parsed.RefuseAsync(closed.Refusals);
            }

            await using var means = opening.ValueOrThrow();
            var catalogue = rulebook.ValueOrThrow();
            var verify = new VerifyReceipt(catalogue, Judge(catalogue, parsed.GetValue(slowly)));
            var files = means.AddTo(ReceiptOptions.FilesOf(parsed));
            var verification = await verify.RunAsync(envelope.ValueOrThrow(), keys.ValueOrThrow(), files, means.Secret, ct);
            return await PrintAsync(parsed, envelope.ValueOrThrow(), verification, row?.ValueOrThrow(), about?.ValueOrThrow());
        }));
        return command;
    }

    private static Command Check()
    {
        var receipt = new Argument<string>("RECEIPT-ID") { Description = "The receipt's identifier (filiera receipt list)" };
        var slowly = new Option<bool>("--slowly") { Description = "Judge again by the reference run" };
        return new Command("check", "Verify a receipt kept here with everything kept about it, the tree of its rows included") { receipt, slowly, AsJson }
            .Over((installation, parsed, ct) => GuardedAsync(parsed, async () =>
            {
                if (!ReceiptId.TryParse(parsed.GetRequiredValue(receipt), out var id))
                {
                    return await parsed.RefuseAsync([new ReceiptNotNamed()]);
                }

                return await installation.Services.GetRequiredService<CheckReceipt>().RunAsync(id, parsed.GetValue(slowly), ct) switch
                {
                    Result<CheckReceipt.Checked>.Ok { Value: var found } => await PrintAsync(parsed, found.Envelope, found.Verification, null, null),
                    Result<CheckReceipt.Checked>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
                    _ => throw new InvalidOperationException("Neither value nor refusal."),
                };
            }));
    }

    private static Command Prove()
    {
        var receipt = new Argument<string>("RECEIPT-ID") { Description = "The receipt's identifier (filiera receipt list)" };
        var number = new Option<string>("--number") { Description = "The number to be proved", Required = true };
        var output = new Option<string>("--output", "-o") { Description = "The file to write", HelpName = "FILE", Required = true };
        return new Command("prove", "Write the proof for one number of a receipt kept here, which shows nothing about the others") { receipt, number, output }
            .Over((installation, parsed, ct) => GuardedAsync(parsed, async () =>
            {
                if (!ReceiptId.TryParse(parsed.GetRequiredValue(receipt), out var id))
                {
                    return await parsed.RefuseAsync([new ReceiptNotNamed()]);
                }

                var about = SubscriberNumber.Parse(parsed.GetRequiredValue(number));
                if (about is Result<SubscriberNumber>.Refused unread)
                {
                    return await parsed.RefuseAsync(unread.Refusals);
                }

                var proof = await installation.Services.GetRequiredService<ProveReceiptRow>().RunAsync(id, about.ValueOrThrow(), Actor.System("cli"), ct);
                if (proof is Result<ReceiptProof>.Refused refused)
                {
                    return await parsed.RefuseAsync(refused.Refusals);
                }

                await File.WriteAllBytesAsync(parsed.GetRequiredValue(output), ReceiptProofForm.Write(proof.ValueOrThrow()), ct);
                return Holds;
            }));
    }

    private static Command Show()
    {
        var receipt = new Argument<string>("RECEIPT") { Description = "The file of a receipt, or the identifier of one kept here" };
        var output = new Option<string?>("--output", "-o") { Description = "Write the receipt's file there instead of showing it", HelpName = "FILE" };
        var command = new Command("show", "Show what a receipt says; nothing is verified") { receipt, output, AsJson, OpenedInstallation.Data, OpenedInstallation.Postgres };
        command.SetAction((parsed, ct) => GuardedAsync(parsed, async () =>
        {
            var envelope = await ReadAsync(parsed, parsed.GetRequiredValue(receipt), ct);
            if (envelope is Result<SignedEnvelope>.Refused refused)
            {
                return await parsed.RefuseAsync(refused.Refusals);
            }

            if (parsed.GetValue(output) is { } path)
            {
                await File.WriteAllBytesAsync(path, ReceiptForm.WriteFile(envelope.ValueOrThrow()), ct);
                return Holds;
            }

            var read = ReceiptForm.Read(envelope.ValueOrThrow());
            if (read is Result<ScreeningReceipt>.Refused unreadable)
            {
                return await parsed.RefuseAsync(unreadable.Refusals);
            }

            var shown = read.ValueOrThrow();
            await parsed.InvocationConfiguration.Output.WriteAsync(parsed.GetValue(AsJson) ? ReceiptForm.Write(shown) + "\n" : ReceiptText.Receipt(shown));
            return Holds;
        }));
        return command;
    }

    private static Command List() => new Command("list", "The receipts kept here, newest first") { AsJson }.Over(async (installation, parsed, ct) =>
    {
        var receipts = installation.Services.GetRequiredService<IReceipts>();
        ReceiptId? before = null;
        while (await receipts.ListAsync(Page, before, ct) is { IsEmpty: false } page)
        {
            foreach (var kept in page)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(ReceiptText.Kept(kept, parsed.GetValue(AsJson)));
            }

            before = page[^1].Id;
        }

        return Holds;
    });

    private static async Task<Result<SignedEnvelope>> ReadAsync(ParseResult parsed, string named, CancellationToken ct)
    {
        if (File.Exists(named))
        {
            return ReceiptForm.ReadFile(await File.ReadAllBytesAsync(named, ct));
        }

        if (!ReceiptId.TryParse(named, out var id))
        {
            return new ReceiptNotNamed();
        }

        var opened = await OpenedInstallation.OpenAsync(parsed, ct);
        if (opened is Result<OpenedInstallation>.Refused closed)
        {
            return closed.Refusals;
        }

        await using var installation = opened.ValueOrThrow();
        return await installation.Services.GetRequiredService<IReceipts>().FindAsync(id, ct) is { } kept ? kept.Envelope : new ReceiptUnknown();
    }

    // Without a rulebook nothing is judged again, and the checks say so.
    private static IJudgeAgain Judge(RuleCatalogue? catalogue, bool slowly) => slowly ? new JudgeSlowly(catalogue!) : new JudgeByEngine(catalogue!);

    private static async Task<int> PrintAsync(
        ParseResult parsed, SignedEnvelope envelope, Verification verification, ReceiptProof? proof, SubscriberNumber? number)
    {
        var receipt = (ReceiptForm.Read(envelope) as Result<ScreeningReceipt>.Ok)?.Value;
        if (receipt is not null && proof is not null)
        {
            verification = new Verification(
                [.. verification.Checks, .. ReceiptVerification.Of(receipt, envelope.PayloadHash, proof, number?.RevealDigits())]);
        }

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteAsync(parsed.GetValue(AsJson) ? ReceiptText.ChecksJson(verification, receipt, proof) : ReceiptText.Checks(verification, proof));
        return verification.Holds ? Holds : verification.Checks.Any(check => check.Outcome is Outcome.NotMet) ? DoesNotHold : NotProven;
    }

    private static IEnumerable<Refusal> Refusals<T>(Result<T>? result) => result is Result<T>.Refused refused ? refused.Refusals : [];

    private static async Task<int> GuardedAsync(ParseResult parsed, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception problem) when (problem is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException))
        {
            return await parsed.RefuseAsync([new ReceiptFileUnreadable(problem.Message)]);
        }
    }
}
