// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>Who is told when the register changes, in <c>outgoing/register.json</c>, which its owner alone may read: their secrets stand in it.</summary>
public sealed class FileRegisterSubscriptions(DataDirectory directory) : IRegisterSubscriptions
{
    private string PathOfAll => Path.Combine(directory.Outgoing, "register.json");

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">What is there cannot be read.</exception>
    public async Task<Sequence<RegisterSubscription>> ReadAsync(CancellationToken ct)
    {
        if (!File.Exists(PathOfAll))
        {
            return [];
        }

        if (Json.Parse(await File.ReadAllBytesAsync(PathOfAll, ct)) is not Result<Json>.Ok { Value: Json.List list })
        {
            throw new StorageFailedException(new SecretUnusable());
        }

        return Sequence.From(list.Items.Select(Read));
    }

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public Task WriteAsync(Sequence<RegisterSubscription> subscriptions, CancellationToken ct)
    {
        DataDirectory.Ensure(directory.Outgoing);
        Disk.Write(() =>
        {
            var draft = PathOfAll + "." + Path.GetRandomFileName() + ".draft";
            using (var file = Disk.Create(draft))
            {
                file.Write(Json.Array(subscriptions.OrderBy(one => one.Address.OriginalString, StringComparer.Ordinal).Select(Write)).ToCanonicalBytes());
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, PathOfAll, overwrite: true);
            Disk.SyncDirectory(directory.Outgoing);
        });
        return Task.CompletedTask;
    }

    private static Json Write(RegisterSubscription one) =>
        Json.Object(("address", one.Address.OriginalString), ("after", one.After), ("secret", one.Secret));

    private static RegisterSubscription Read(Json json) =>
        json is Json.Map map && map["address"] is Json.Text address && Uri.TryCreate(address.Value, UriKind.Absolute, out var uri)
        && map["after"] is Json.Integer after && map["secret"] is Json.Text secret
            ? new RegisterSubscription(uri, secret.Value, after.Value)
            : throw new StorageFailedException(new SecretUnusable());
}
