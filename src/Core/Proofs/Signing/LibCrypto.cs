// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using System.Runtime.InteropServices;

namespace Filiera.Proofs;

/// <summary>The few functions of the system's OpenSSL 3 that .NET does not offer.</summary>
internal static partial class LibCrypto
{
    public const int Ed25519 = 1087;
    private const string Name = "libcrypto";

    private static readonly Lazy<nint> Library = new(Load);

    static LibCrypto() => NativeLibrary.SetDllImportResolver(
        typeof(LibCrypto).Assembly,
        static (name, _, _) => name == Name ? Library.Value : 0);

    /// <summary>True when OpenSSL 3 or later was found.</summary>
    public static bool IsAvailable => Library.Value != 0;

    /// <summary>The address of a function that may not be there in every build.</summary>
    public static bool TryFind(string function, out nint address)
    {
        address = 0;
        return IsAvailable && NativeLibrary.TryGetExport(Library.Value, function, out address);
    }

    private static nint Load()
    {
        string[] names = OperatingSystem.IsWindows() ? ["libcrypto-3-x64.dll", "libcrypto-3.dll"]
            : OperatingSystem.IsMacOS() ? ["libcrypto.3.dylib"]
            : ["libcrypto.so.3"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    [LibraryImport(Name)]
    public static partial KeyHandle EVP_PKEY_new_raw_private_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Name)]
    public static partial KeyHandle EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Name)]
    public static partial int EVP_PKEY_get_raw_public_key(KeyHandle key, Span<byte> target, ref nuint length);

    [LibraryImport(Name)]
    public static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Name)]
    public static partial ContextHandle EVP_MD_CTX_new();

    [LibraryImport(Name)]
    public static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Name)]
    public static partial int EVP_DigestSignInit(ContextHandle context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Name)]
    public static partial int EVP_DigestSign(ContextHandle context, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(Name)]
    public static partial int EVP_DigestVerifyInit(ContextHandle context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Name)]
    public static partial int EVP_DigestVerify(ContextHandle context, ReadOnlySpan<byte> signature, nuint length, ReadOnlySpan<byte> message, nuint messageLength);

    // The error queue belongs to the thread and is shared with .NET's own use of OpenSSL: leave nothing in it.
    [LibraryImport(Name)]
    public static partial void ERR_clear_error();

    /// <summary>An EVP_PKEY; freeing it also erases the private key inside.</summary>
    internal sealed class KeyHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }

    /// <summary>An EVP_MD_CTX.</summary>
    internal sealed class ContextHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_MD_CTX_free(handle);
            return true;
        }
    }
}
