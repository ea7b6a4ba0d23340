// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Register;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera log publish|checkpoint|key|show|prove|subscribe|unsubscribe|subscriptions|fsck</c>: the public log of the register.</summary>
/// <remarks>Exit code 0 when done, 1 when the check found something wrong, 2 when refused.</remarks>
internal static class LogCommand
{
    private const int MostShown = 1_000;
    private static readonly Option<string?> Subject = new("--subject") { Description = "Only entries of one subject, such as organisation:IT00000000000", HelpName = "SUBJECT" };
    private static readonly Option<int> Last = new("--last") { Description = "How many of the newest entries", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Number = new("--number") { Description = "Prove what the log says of a caller number, in international form", HelpName = "NUMBER" };
    private static readonly Option<string?> Vat = new("--vat") { Description = "Prove what the log says of a VAT number, with its country", HelpName = "VAT" };
    private static readonly Option<string?> Certificate = new("--certificate") { Description = "Prove what the log says of a certificate number", HelpName = "NUMBER" };
    private static readonly Option<long?> Entry = new("--index") { Description = "Prove that the entry at an index is in the log", HelpName = "INDEX" };

    private static readonly Argument<string> Address = new("address") { Description = "An https address" };
    private static readonly Option<string?> Secret = new("--secret") { Description = "What messages are signed with, whsec_ and base64; made when not given", HelpName = "SECRET" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("log", "The public log of the register")
    {
        new Command("publish", "Publish what was decided and is not in the log yet").Over(PublishAsync),
        new Command("checkpoint", "Write the newest checkpoint, as it is served").Over(CheckpointAsync),
        new Command("key", "Write the log's keys, as verifiers read them").Over(KeyAsync),
        new Command("show", "Write entries as JSON Lines, newest first") { Subject, Last }.Over(ShowAsync),
        new Command("prove", "Write a proof: of one entry, or of what the log says of a number") { Entry, Number, Vat, Certificate }.Over(ProveAsync),
        new Command("subscribe", "Tell an address, by POST, whenever the register changes") { Address, Secret, OptionReading.By }.Over(SubscribeAsync),
        new Command("unsubscribe", "Tell an address no more") { Address, OptionReading.By }.Over(UnsubscribeAsync),
        new Command("subscriptions", "Who is told of changes, and how many messages wait or could not be delivered").Over(SubscriptionsAsync),
        new Command("fsck", "Recompute the whole log from its entries; exit code 1 when a file is not what it must be").Over(FsckAsync),
    };

    private static async Task<int> PublishAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var published = await installation.Services.GetRequiredService<PublishRegister>().RunAsync(ct);
        if (published is not Result<PublishedRegister>.Ok { Value: var done })
        {
            return await parsed.RefuseAsync(published.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(FormattableString.Invariant(
            $"published {done.Entries} entries; the log has {done.Checkpoint.Checkpoint.Size}"));
        foreach (var witness in done.Contradicted)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("this witness knows another history of the log: " + witness);
        }

        return done.Contradicted.IsEmpty ? 0 : 1;
    }

    private static async Task<int> SubscribeAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        var given = parsed.GetValue(Secret);
        var subscribed = await installation.Services.GetRequiredService<RegisterSubscribers>().AddAsync(parsed.GetRequiredValue(Address), given, by, ct);
        if (subscribed is not Result<RegisterSubscription>.Ok { Value: var subscription })
        {
            return await parsed.RefuseAsync(subscribed.Against());
        }

        if (subscription.Secret != given)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(subscription.Secret);
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Give the secret to whoever answers at the address, and to nobody else.");
        }

        return 0;
    }

    private static async Task<int> UnsubscribeAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        return await installation.Services.GetRequiredService<RegisterSubscribers>().RemoveAsync(parsed.GetRequiredValue(Address), by, ct)
            is Result<RegisterSubscription>.Refused refused
            ? await parsed.RefuseAsync(refused.Refusals)
            : 0;
    }

    private static async Task<int> SubscriptionsAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var output = parsed.InvocationConfiguration.Output;
        foreach (var one in await installation.Services.GetRequiredService<IRegisterSubscriptions>().ReadAsync(ct))
        {
            await output.WriteLineAsync(FormattableString.Invariant($"{one.Address.OriginalString}  told up to entry {one.After}"));
        }

        var queue = installation.Services.GetRequiredService<IOutboxQueue>();
        foreach (var state in (OutboxState[])[OutboxState.Waiting, OutboxState.Parked])
        {
            var messages = await queue.ListAsync(state, MostShown, ct);
            await output.WriteLineAsync(FormattableString.Invariant(
                $"{(state == OutboxState.Waiting ? "waiting" : "parked")}  {messages.Count(message => message.Message.Topic == RegisterSubscribers.Topic)}"));
        }

        return 0;
    }

    private static async Task<int> CheckpointAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var opened = await installation.Root.GetRequiredService<RegisterReading>().NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var register })
        {
            return await parsed.RefuseAsync(opened.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteAsync(Encoding.UTF8.GetString(register.Note.Span));
        return 0;
    }

    private static async Task<int> KeyAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var origin = installation.Services.GetRequiredService<RegisterOptions>().Origin;
        foreach (var key in await LogKeys.OfAsync(installation.Services.GetRequiredService<IKeyStore>(), origin, ct))
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(key.ToString());
        }

        return 0;
    }

    private static async Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var book = installation.Services.GetRequiredService<IRegisterBook>();
        var text = parsed.GetValue(Subject);
        var subject = default(EntrySubject);
        if (text is not null && !EntrySubject.TryParse(text, out subject))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("a subject, such as organisation:IT and a VAT number") { Where = "--subject" }]);
        }

        var entries = text is null
            ? await book.NewestAsync(Math.Clamp(parsed.GetValue(Last), 1, 10_000), ct)
            : Sequence.From((await book.HistoryAsync(subject, ct)).Reverse());
        foreach (var entry in entries)
        {
            var line = Json.Object(("entry", Json.Parse(entry.Bytes.Span).ValueOrThrow()), ("hash", entry.LeafHash.ToString()), ("index", entry.Index!.Value));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(line.ToCanonicalText());
        }

        return 0;
    }

    private static async Task<int> ProveAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var opened = await installation.Root.GetRequiredService<RegisterReading>().NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var register })
        {
            return await parsed.RefuseAsync(opened.Against());
        }

        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Entry) is { } index)
        {
            var proved = await register.ProveAsync(index, ct);
            if (proved is not Result<TlogProof>.Ok { Value: var proof })
            {
                return await parsed.RefuseAsync(proved.Against());
            }

            await output.WriteAsync(Encoding.UTF8.GetString(proof.ToBytes()));
            return 0;
        }

        MapKey? key = parsed.GetValue(Number) is { Length: > 0 } number ? MapKey.OfCallerNumber(number)
            : parsed.GetValue(Vat) is { Length: > 0 } vat ? MapKey.OfOrganisation(vat)
            : parsed.GetValue(Certificate) is { Length: > 0 } certificate ? MapKey.OfCertificate(certificate)
            : null;
        if (key is not { } asked)
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("one of --index, --number, --vat and --certificate") { Where = "prove" }]);
        }

        var answered = await register.AskAsync(asked, ct);
        if (answered is not Result<RegisterAnswer>.Ok { Value: var answer })
        {
            return await parsed.RefuseAsync(answered.Against());
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(answer.IsPresent ? "present" : "absent");
        await output.WriteLineAsync(answer.ToJson().ToCanonicalText());
        return 0;
    }

    private static async Task<int> FsckAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var options = installation.Services.GetRequiredService<RegisterOptions>();
        var files = installation.Services.GetRequiredService<ILogAccess>().Files;
        if (await files.ReadCheckpointAsync(ct) is not { } note)
        {
            return await parsed.RefuseAsync([new LogNotBegun()]);
        }

        var keys = await LogKeys.OfAsync(installation.Services.GetRequiredService<IKeyStore>(), options.Origin, ct);
        var signed = SignedCheckpoint.Open(note, options.Origin, keys);
        if (signed is not Result<SignedCheckpoint>.Ok { Value.Checkpoint: var checkpoint })
        {
            return await parsed.RefuseAsync(signed.Against());
        }

        var report = await LogCheck.RunAsync(files, checkpoint, ct);
        foreach (var problem in report.Problems)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(problem.ToString());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(FormattableString.Invariant(
            $"{(report.Problems.IsEmpty ? "sound" : "NOT SOUND")}: {checkpoint.Size} entries, {report.Problems.Count} problems"));
        return report.Problems.IsEmpty ? 0 : 1;
    }
}
