// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Verify;

/// <summary>What is to be verified, as it was given: the file of that name, what is piped in, or the text itself, such as what a QR code said.</summary>
internal static class Input
{
    // What begins a credential, a picture, a proof, an address or a token; no other text can be verified, so anything else was meant as a file.
    private static readonly string[] Beginnings = ["{", "<", "c2sp.org/tlog-proof@", "https:", "http:", "eyJ"];

    /// <returns>The bytes; <see cref="VerifyFileUnreadable"/> for a file that cannot be opened, or <see cref="InputNotFound"/>.</returns>
    public static Result<byte[]> Read(VerifyOptions options, Stream input) =>
        options.Input == "-" ? Trust.ReadAll(input)
        : Trust.File(options.Input) is { } bytes ? bytes
        : Path.Exists(options.Input) ? new VerifyFileUnreadable("input") { Where = options.Input }
        : IsText(options.Input) ? Encoding.UTF8.GetBytes(options.Input)
        : new InputNotFound { Where = options.Input };

    private static bool IsText(string given) =>
        Array.Exists(Beginnings, beginning => given.AsSpan().Trim().StartsWith(beginning, StringComparison.Ordinal));
}
