// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Stores.Files;
using NodaTime.Extensions;

namespace Filiera.Crash.Blobs;

/// <summary>The child that opens, makes and retires keys, and names each one.</summary>
internal static class UsesKeys
{
    public static KeyPurpose[] Purposes { get; } =
    [
        new("evidence", SignatureAlgorithm.Ed25519),
        new("credentials", SignatureAlgorithm.EcdsaP256),
    ];

    public static async Task RunAsync(string[] arguments)
    {
        var keys = new FileKeyStore(DataDirectory.Open(arguments[0]), TimeProvider.System.ToClock());
        var random = new Random(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        while (true)
        {
            var purpose = Purposes[random.Next(Purposes.Length)];
            using (var key = (await keys.OpenOrCreateAsync(purpose, CancellationToken.None)).ValueOrThrow())
            {
                Console.WriteLine($"opened {key.Key.Id}");
            }

            if (random.Next(2) == 0 && await keys.RetireAsync(purpose, CancellationToken.None) is Result<TrustedKey>.Ok retired)
            {
                Console.WriteLine($"retired {retired.Value.Key.Id}");
            }
        }
    }
}
