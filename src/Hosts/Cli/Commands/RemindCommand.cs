// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera remind to|show|run|off</c>: where reminders of deadlines go, and looking for what has come.</summary>
/// <remarks>The portal looks every minute by itself; <c>run</c> is for an installation without one. Exit code 0 when done, 2 when refused.</remarks>
internal static class RemindCommand
{
    private const int MostShown = 1000;
    private static readonly Option<string[]> Mail = new("--mail") { Description = "Who gets an e-mail; several may be given", HelpName = "ADDRESS" };
    private static readonly Option<string?> From = new("--from") { Description = "The sender of e-mails", HelpName = "ADDRESS" };
    private static readonly Option<string?> Webhook = new("--webhook") { Description = "An https address told by POST", HelpName = "URL" };
    private static readonly Option<string?> Secret = new("--webhook-secret") { Description = "What those messages are signed with, whsec_ and base64; made when not given", HelpName = "SECRET" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("remind", "Reminders of deadlines: the register's answers, rights requests")
    {
        new Command("to", "Choose where reminders go, in the place of what was chosen before") { Mail, From, Webhook, Secret, OptionReading.By }.Over(DirectAsync),
        new Command("show", "Where reminders go, and what waits or could not be delivered") { OptionReading.AsJson }.Over(ShowAsync),
        new Command("run", "Look which deadlines have come, and deliver what waits") { }.Over(RunAsync),
        new Command("off", "Remind nobody any more") { OptionReading.By }.Over(StopAsync),
    };

    private static async Task<int> DirectAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        var given = parsed.GetValue(Secret);
        var before = await installation.Services.GetRequiredService<IReminderAddresses>().ReadAsync(ct);
        var directing = await installation.Services.GetRequiredService<DirectReminders>().RunAsync(
            new DirectReminders.Command(parsed.GetValue(From), Sequence.From(parsed.GetValue(Mail) ?? []), parsed.GetValue(Webhook), given), by, ct);
        if (directing is not Result<ReminderAddresses>.Ok { Value: var chosen })
        {
            return await parsed.RefuseAsync(directing.Against());
        }

        if (chosen.WebhookSecret is { } secret && secret != given && secret != before?.WebhookSecret)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(secret);
            await parsed.InvocationConfiguration.Error.WriteLineAsync("This is the only time the secret is shown. Give it to whoever answers at the address, and to nobody else.");
        }

        return 0;
    }

    private static async Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var queue = installation.Services.GetRequiredService<IOutboxQueue>();
        var addresses = await installation.Services.GetRequiredService<IReminderAddresses>().ReadAsync(ct);
        var (waiting, parked) = (await queue.ListAsync(OutboxState.Waiting, MostShown, ct), await queue.ListAsync(OutboxState.Parked, MostShown, ct));
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(OptionReading.AsJson))
        {
            await output.WriteLineAsync(Json.Object(
                ("from", addresses?.From ?? ""),
                ("mail", Json.Array((addresses?.To ?? []).Select(to => (Json)to))),
                ("parked", parked.Count),
                ("since", addresses is { } known ? InstantPattern.ExtendedIso.Format(known.Since) : Json.Null),
                ("waiting", waiting.Count),
                ("webhook", addresses?.Webhook is { } url ? url.OriginalString : Json.Null)).ToCanonicalText());
            return 0;
        }

        await output.WriteLineAsync(addresses is null ? "reminders go nowhere" : $"since {InstantPattern.General.Format(addresses.Since)}");
        foreach (var to in addresses?.To ?? [])
        {
            await output.WriteLineAsync($"mail     {to}, from {addresses!.From}");
        }

        if (addresses?.Webhook is { } address)
        {
            await output.WriteLineAsync($"webhook  {address.OriginalString}");
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"waiting  {waiting.Count}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"parked   {parked.Count}"));
        return 0;
    }

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var looking = await installation.Services.GetRequiredService<RemindOfDeadlines>().RunAsync(ct);
        if (looking is Result<int>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var outbox = installation.Services.GetRequiredService<OutboxDispatcher>();
        while (await outbox.DispatchAsync(ct) > 0)
        {
        }

        return 0;
    }

    private static async Task<int> StopAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (OptionReading.Actor(parsed) is not Result<Actor>.Ok { Value: var by })
        {
            return await parsed.RefuseAsync(OptionReading.Actor(parsed).Against());
        }

        return await installation.Services.GetRequiredService<DirectReminders>().StopAsync(by, ct) is Result<bool>.Refused refused
            ? await parsed.RefuseAsync(refused.Refusals)
            : 0;
    }
}
