// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera gate key add|list|revoke|rotate</c>: the keys with which diallers, replicas and administrators ask the gate, and those of its clearances.</summary>
/// <remarks>A key is printed once; of its secret only a hash is kept. Exit code 0 when done, 2 when refused.</remarks>
internal static class GateKeyCommand
{
    private static readonly Option<string?> Centre = new("--centre") { Description = "The contact centre that calls: identifier, VAT number or name" };
    private static readonly Option<string?> Client = new("--client") { Description = "The only client it may call for; else every client of the centre" };
    private static readonly Option<string?> Expires = new("--expires") { Description = "When it stops opening anything", HelpName = "TIME" };
    private static readonly Option<string[]> Scopes = new("--scope")
    {
        Description = "ask, outcome, replica or admin; several times for several; by default ask and outcome",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> CalledFor = new("--client") { Description = "The client called for: identifier, VAT number or name", Required = true };
    private static readonly Option<string> CallingCentre = new("--centre") { Description = "The contact centre that calls: identifier, VAT number or name", Required = true };
    private static readonly Argument<string> Id = new("ID") { Description = "The key's identifier, as list prints it" };

    /// <summary>The command.</summary>
    public static Command Create() => new("key", "The keys with which programs ask the gate")
    {
        new Command("add", "Make a key and print it, once") { Centre, Client, Scopes, Expires }.Over(AddAsync),
        new Command("list", "Every key ever made, without its secret") { OptionReading.AsJson }.Over(ListAsync),
        new Command("revoke", "Take a key back; the gate refuses it within a second") { Id }.Over(RevokeAsync),
        new Command("rotate", "Change the key of the clearances of a client and a centre; those in hand stay good until they end")
        {
            CalledFor, CallingCentre, OptionReading.By,
        }.Over(RotateAsync),
    };

    private static async Task<int> AddAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var refusals = new List<Refusal>();
        var centre = Firm(book, parsed.GetValue(Centre), "--centre", refusals);
        var client = Firm(book, parsed.GetValue(Client), "--client", refusals);
        var scopes = GateScopes.None;
        foreach (var name in parsed.GetValue(Scopes) is { Length: > 0 } named ? named : ["ask", "outcome"])
        {
            if (GateKeyJson.ScopeOf(name) is { } scope)
            {
                scopes |= scope;
            }
            else
            {
                refusals.Add(new OptionNotUnderstood("ask, outcome, replica or admin") { Where = "--scope" });
            }
        }

        if ((scopes & (GateScopes.Ask | GateScopes.Outcome)) != 0 && centre is null && refusals.Count == 0)
        {
            refusals.Add(new CentreNotNamed { Where = "--centre" });
        }

        Instant? expires = null;
        if (parsed.GetValue(Expires) is { } end)
        {
            var read = InstantText.Read(end, "--expires");
            refusals.AddRange(read.Against());
            expires = (read as Result<Instant>.Ok)?.Value;
        }

        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        var (id, text, hash) = GateKeyText.New();
        var now = installation.Services.GetRequiredService<IClock>().GetCurrentInstant();
        await installation.Services.GetRequiredService<IGateKeys>().AddAsync(new GateKey(id, centre, client, scopes, now, expires, null, hash), ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(text);
        await parsed.InvocationConfiguration.Error.WriteLineAsync("This is the only time the key is shown. Give it to the program that will use it, and to nobody else.");
        return 0;
    }

    private static OrganisationId? Firm(PartyBook book, string? text, string option, List<Refusal> refusals)
    {
        if (text is null)
        {
            return null;
        }

        var firm = PartyChoice.Organisation(book, text);
        if (firm is null)
        {
            refusals.Add(new OrganisationUnknown { Where = option });
        }

        return firm;
    }

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var output = parsed.InvocationConfiguration.Output;
        var now = installation.Services.GetRequiredService<IClock>().GetCurrentInstant();
        foreach (var key in installation.Services.GetRequiredService<IGateKeys>().List())
        {
            await output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
                ? GateKeyJson.Write(key).ToCanonicalText()
                : $"{key.Id}  {(key.IsGoodAt(now) ? "good   " : key.RevokedAt is null ? "expired" : "revoked")}  {string.Join(',', GateKeyJson.NamesOf(key.Scopes)),-20}  {InstantPattern.General.Format(key.From)}  centre {key.Centre?.ToString() ?? "-"}  client {key.Client?.ToString() ?? "-"}");
        }

        return 0;
    }

    private static async Task<int> RevokeAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var now = installation.Services.GetRequiredService<IClock>().GetCurrentInstant();
        return await installation.Services.GetRequiredService<IGateKeys>().RevokeAsync(parsed.GetRequiredValue(Id), now, ct) is null
            ? await parsed.RefuseAsync([new GateKeyUnknown { Where = "ID" }])
            : 0;
    }

    private static async Task<int> RotateAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var (by, refusals) = (OptionReading.Actor(parsed), new List<Refusal>());
        var client = Firm(book, parsed.GetRequiredValue(CalledFor), "--client", refusals);
        var centre = Firm(book, parsed.GetRequiredValue(CallingCentre), "--centre", refusals);
        refusals.AddRange(by.Against());
        if (refusals.Count > 0)
        {
            return await parsed.RefuseAsync(Sequence.From(refusals));
        }

        var rotating = await installation.Services.GetRequiredService<RotateClearanceKey>().RunAsync(client!.Value, centre!.Value, by.ValueOrThrow(), ct);
        if (rotating is not Result<int>.Ok { Value: var number })
        {
            return await parsed.RefuseAsync(rotating.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"key {number}, in use within two minutes"));
        return 0;
    }
}
