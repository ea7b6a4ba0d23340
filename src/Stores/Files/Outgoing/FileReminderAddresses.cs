// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Stores.Files;

/// <summary>Where reminders go, in <c>outgoing/addresses.json</c>, which its owner alone may read: the secret of the webhook stands in it.</summary>
public sealed class FileReminderAddresses(DataDirectory directory) : IReminderAddresses
{
    private string PathOfAll => Path.Combine(directory.Outgoing, "addresses.json");

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">What is there cannot be read.</exception>
    public async Task<ReminderAddresses?> ReadAsync(CancellationToken ct)
    {
        if (!File.Exists(PathOfAll))
        {
            return null;
        }

        return Json.Parse(await File.ReadAllBytesAsync(PathOfAll, ct)) is Result<Json>.Ok { Value: Json.Map map } && Read(map) is { } addresses
            ? addresses
            : throw new StorageFailedException(new SecretUnusable());
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public Task WriteAsync(ReminderAddresses? addresses, CancellationToken ct)
    {
        DataDirectory.Ensure(directory.Outgoing);
        Disk.Write(() =>
        {
            if (addresses is null)
            {
                File.Delete(PathOfAll);
            }
            else
            {
                var draft = PathOfAll + "." + Path.GetRandomFileName() + ".draft";
                using (var file = Disk.Create(draft))
                {
                    file.Write(Write(addresses).ToCanonicalBytes());
                    file.Flush(flushToDisk: true);
                }

                File.Move(draft, PathOfAll, overwrite: true);
            }

            Disk.SyncDirectory(directory.Outgoing);
        });
        return Task.CompletedTask;
    }

    private static Json.Map Write(ReminderAddresses addresses) => Json.Object(
        ("from", addresses.From),
        ("since", InstantPattern.ExtendedIso.Format(addresses.Since)),
        ("to", Json.Array(addresses.To.Select(to => (Json)to))),
        ("webhook", addresses.Webhook is { } url ? url.OriginalString : Json.Null),
        ("webhook_secret", addresses.WebhookSecret is { } secret ? secret : Json.Null));

    private static ReminderAddresses? Read(Json.Map map) =>
        map["from"] is Json.Text from && map["to"] is Json.List to
        && map["since"] is Json.Text since && InstantPattern.ExtendedIso.Parse(since.Value).TryGetValue(default, out var at)
        && (map["webhook"] is Json.Nothing || Uri.TryCreate((map["webhook"] as Json.Text)?.Value, UriKind.Absolute, out _))
            ? new ReminderAddresses(
                at,
                from.Value,
                Sequence.From(to.Items.OfType<Json.Text>().Select(one => one.Value)),
                map["webhook"] is Json.Text url ? new Uri(url.Value) : null,
                (map["webhook_secret"] as Json.Text)?.Value)
            : null;
}
