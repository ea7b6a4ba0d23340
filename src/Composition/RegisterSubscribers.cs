// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;

namespace Filiera.Composition;

/// <summary>Tells whoever asked for it that the register changed: through the outbox, so that each is told at least once, however long it takes.</summary>
/// <remarks>A message names the entries that came; what they say is read, with its proofs, where everybody reads it.</remarks>
public sealed class RegisterSubscribers(IRegisterSubscriptions subscriptions, IRegisterBook book, IOutbox outbox, IAuditTrail audit, IUnitOfWork unit)
{
    /// <summary>The topic of the messages.</summary>
    public const string Topic = "register-webhook";

    /// <summary>The type a receiver sees.</summary>
    public const string Type = "register.changed";

    private const int Most = 20;

    /// <summary>Tells an address from now on; one that is told already keeps its place, and its secret where none is given.</summary>
    /// <returns>The subscription, with the secret that the receiver must know; or <see cref="SubscriptionInvalid"/>.</returns>
    public async Task<Result<RegisterSubscription>> AddAsync(string address, string? secret, Actor by, CancellationToken ct)
    {
        var all = await subscriptions.ReadAsync(ct);
        if (!IsAddress(address) || (secret is not null && !StandardWebhook.IsSecret(secret)) || all.Count >= Most)
        {
            return new SubscriptionInvalid();
        }

        var uri = new Uri(address);
        var known = all.FirstOrDefault(one => one.Address == uri);
        var newest = await book.NewestAsync(1, ct);
        var added = new RegisterSubscription(
            uri, secret ?? known?.Secret ?? StandardWebhook.NewSecret(), known?.After ?? (newest.IsEmpty ? -1 : newest[0].Index!.Value));
        return await KeepAsync(Sequence.From(all.Where(one => one.Address != uri).Append(added)), "register-subscribed", added, by, ct);
    }

    /// <summary>Tells an address no more.</summary>
    /// <returns>What it was; or <see cref="SubscriptionUnknown"/>.</returns>
    public async Task<Result<RegisterSubscription>> RemoveAsync(string address, Actor by, CancellationToken ct)
    {
        var all = await subscriptions.ReadAsync(ct);
        return all.FirstOrDefault(one => one.Address.OriginalString == address) is { } known
            ? await KeepAsync(Sequence.From(all.Where(one => one != known)), "register-unsubscribed", known, by, ct)
            : new SubscriptionUnknown();
    }

    /// <summary>Puts into the outbox what is new for each.</summary>
    /// <returns>How many messages; or what the database refuses.</returns>
    public async Task<Result<int>> TellAsync(CancellationToken ct)
    {
        var all = await subscriptions.ReadAsync(ct);
        var newest = all.IsEmpty ? [] : await book.NewestAsync(1, ct);
        var last = newest.IsEmpty ? -1 : newest[0].Index!.Value;
        var due = all.Where(one => one.After < last).ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        var told = await unit.CommitAsync<int>(
            async token =>
            {
                foreach (var one in due)
                {
                    // The same message for the same place: told again after a crash, it is kept once.
                    await outbox.AddAsync(Message(one, last, newest[0].Entry.Recorded), token);
                }

                return due.Count;
            },
            ct);
        if (told is Result<int>.Ok)
        {
            await subscriptions.WriteAsync(Sequence.From(all.Select(one => one.After < last ? one with { After = last } : one)), ct);
        }

        return told;
    }

    private static OutboxMessage Message(RegisterSubscription to, long last, NodaTime.Instant at)
    {
        var id = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(to.Address.OriginalString)).ToHex()[..16];
        return new OutboxMessage(
            Topic,
            FormattableString.Invariant($"register-{id}-{last}"),
            Json.Object(
                ("address", to.Address.OriginalString),
                ("message", Json.Object(
                    ("data", Json.Object(
                        ("after", to.After),
                        ("changes", FormattableString.Invariant($"/api/register/changes?after={to.After}")),
                        ("last", last))),
                    ("timestamp", NodaTime.Text.InstantPattern.General.Format(at)),
                    ("type", Type)))));
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && text.Length <= 500
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private Task<Result<RegisterSubscription>> KeepAsync(
        Sequence<RegisterSubscription> all, string verb, RegisterSubscription about, Actor by, CancellationToken ct) => unit.CommitAsync<RegisterSubscription>(
        async token =>
        {
            await audit.AppendAsync(new AuditAct(by, verb, "register-subscription", "installation", Json.Object(("host", about.ToString()))), token);
            await subscriptions.WriteAsync(all, token);
            return about;
        },
        ct);
}
