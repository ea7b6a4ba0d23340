// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Stores.Files;

/// <summary>Files on their way here, <c>fetching/NAME.part</c>, which their owner alone may read.</summary>
public sealed class FileFetchedParts(DataDirectory directory) : IFetchedParts
{
    /// <inheritdoc/>
    public FileStream Open(string name)
    {
        DataDirectory.Ensure(directory.Fetching);
        var path = PathOf(name);
        Disk.Write(() =>
        {
            if (!File.Exists(path))
            {
                Disk.Create(path).Dispose();
            }
        });
        var part = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        part.Seek(0, SeekOrigin.End);
        return part;
    }

    /// <inheritdoc/>
    public void Drop(string name) => File.Delete(PathOf(name));

    private string PathOf(string name) => name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-')
        ? Path.Combine(directory.Fetching, name + ".part")
        : throw new ArgumentException("Lower-case letters, digits and hyphens.", nameof(name));
}
