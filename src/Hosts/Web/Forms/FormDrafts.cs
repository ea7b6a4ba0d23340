// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Filiera.Web;

/// <summary>Keeps forms that were begun: encrypted, for whoever began them alone, for seven days at most, and no longer than until they are sent.</summary>
/// <remarks>
/// One file each under <c>form-drafts</c>, named by hashes of who began it and of the form's address; what it holds can be read neither under
/// another name nor without the installation's keys. A backup does not hold them.
/// </remarks>
public sealed class FormDrafts(Installation installation, IDataProtectionProvider protection, IClock clock)
{
    /// <summary>How long a draft is kept.</summary>
    public static Duration Life { get; } = Duration.FromDays(7);

    /// <summary>The most drafts of one person; the oldest gives way.</summary>
    public const int Most = 20;

    private const string Folder = "form-drafts";
    private const string Ending = ".draft";
    private const int Longest = 256 * 1024;
    private const int NoSpace = 28;
    private const int WindowsDiskFull = 112;

    // What sweeps empty folders away must not meet what has just made one.
    private readonly Lock _folders = new();

    /// <summary>The draft of a form, or null: there is none, it is too old, or its keys are gone.</summary>
    /// <param name="owner">Who began it.</param>
    /// <param name="address">The form's address.</param>
    public FormDraft? Find(string owner, string address)
    {
        var file = new FileInfo(PathOf(owner, address));
        if (!file.Exists || IsOver(file))
        {
            return null;
        }

        try
        {
            return Read(ProtectorOf(owner, address).Unprotect(File.ReadAllBytes(file.FullName)));
        }
        catch (Exception gone) when (gone is CryptographicException or IOException)
        {
            return null;
        }
    }

    /// <summary>Keeps a form as it stands, in place of what was kept of it before.</summary>
    /// <returns>When it was kept; or <c>disk-full</c>, <c>disk-read-only</c>, <c>disk-failed</c>, or that it is too long.</returns>
    public Result<Instant> Keep(string owner, string address, FormState form)
    {
        var now = clock.GetCurrentInstant();
        var bytes = Json.Object(
            ("at", now.ToUnixTimeMilliseconds()),
            ("values", Json.Object([.. form.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => (value.Key, (Json)value.Value))]))).ToCanonicalBytes();
        if (bytes.Length > Longest)
        {
            return new UploadTooLarge(Longest);
        }

        try
        {
            var sealedBytes = ProtectorOf(owner, address).Protect(bytes);
            lock (_folders)
            {
                Write(PathOf(owner, address), sealedBytes, now);
            }

            return now;
        }
        catch (UnauthorizedAccessException)
        {
            return new DiskReadOnly();
        }
        catch (IOException failed) when ((failed.HResult & 0xFFFF) is NoSpace or WindowsDiskFull)
        {
            return new DiskFull();
        }
        catch (IOException)
        {
            return new DiskFailed();
        }
    }

    /// <summary>Forgets the draft of a form, if there is one.</summary>
    public void Forget(string owner, string address)
    {
        try
        {
            lock (_folders)
            {
                var path = new FileInfo(PathOf(owner, address));
                if (path.Exists)
                {
                    path.Delete();
                    RemoveIfEmpty(path.Directory!);
                }
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Whoever sent the form has done what they came for; the draft ends by its age.
        }
    }

    private static FormDraft? Read(byte[] plain) =>
        Json.Parse(plain) is Result<Json>.Ok { Value: Json.Map map } && map["at"] is Json.Integer at && map["values"] is Json.Map values
            ? new FormDraft(
                Instant.FromUnixTimeMilliseconds((long)at.Value),
                new FormState(values.Members.Where(member => member.Value is Json.Text).ToDictionary(member => member.Key, member => ((Json.Text)member.Value).Value, StringComparer.Ordinal), []))
            : null;

    private void Write(string path, byte[] bytes, Instant now)
    {
        PrivateDirectory.Under(installation, Folder, Path.GetFileName(Path.GetDirectoryName(path)!));
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(16)}.unfinished";
        File.WriteAllBytes(draft, bytes);
        File.SetLastWriteTimeUtc(draft, now.ToDateTimeUtc());
        File.Move(draft, path, overwrite: true);
        Sweep(Path.GetDirectoryName(path)!);
    }

    // Whoever comes back finds their own; whoever never does leaves nothing that stays, not even the name of a folder.
    private void Sweep(string own)
    {
        var all = new DirectoryInfo(Path.GetDirectoryName(own)!).EnumerateFiles("*", SearchOption.AllDirectories);
        var most = new DirectoryInfo(own).EnumerateFiles("*" + Ending).OrderByDescending(file => file.LastWriteTimeUtc).Skip(Most);
        foreach (var file in all.Where(IsOver).Concat(most).ToArray())
        {
            file.Delete();
        }

        foreach (var folder in new DirectoryInfo(Path.GetDirectoryName(own)!).GetDirectories())
        {
            RemoveIfEmpty(folder);
        }
    }

    private static void RemoveIfEmpty(DirectoryInfo folder)
    {
        if (!folder.EnumerateFileSystemInfos().Any())
        {
            folder.Delete();
        }
    }

    private bool IsOver(FileInfo file) => Instant.FromDateTimeUtc(file.LastWriteTimeUtc) + Life <= clock.GetCurrentInstant();

    private string PathOf(string owner, string address) => Path.Combine(installation.DataDirectory, Folder, Name(owner), Name(address) + Ending);

    private IDataProtector ProtectorOf(string owner, string address) => protection.CreateProtector("filiera-form-draft", owner, address);

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
