// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Cli;

/// <summary>A directory for results that never looks complete before it is: files are written under another name, and the seal comes last.</summary>
/// <remarks>
/// Whoever finds the seal finds every other file whole. After a crash at any point there is no seal, and running again finishes: what was
/// left unfinished is written anew.
/// </remarks>
internal sealed class OutputDirectory : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string _path;
    private readonly string _seal;
    private readonly List<string> _written = [];

    private OutputDirectory(string path, string seal) => (_path, _seal) = (path, seal);

    /// <summary>Makes the directory, or takes one that is there.</summary>
    /// <param name="path">Where.</param>
    /// <param name="seal">The name of the file that says everything is there.</param>
    /// <param name="replace">Whether results that are complete may be replaced.</param>
    /// <returns>The directory, or <see cref="ResultsNotWritten"/> or <see cref="ResultsAlreadyThere"/>.</returns>
    public static Result<OutputDirectory> Open(string path, string seal, bool replace)
    {
        try
        {
            Directory.CreateDirectory(path);
            if (!replace && File.Exists(Path.Combine(path, seal)))
            {
                return new ResultsAlreadyThere { Where = "--out" };
            }

            return new OutputDirectory(path, seal);
        }
        catch (Exception e) when (IsUnwritten(e))
        {
            return new ResultsNotWritten { Where = "--out" };
        }
    }

    /// <summary>Writes a file under another name.</summary>
    /// <returns><see cref="ResultsNotWritten"/> when there is no room or no right to write, else null.</returns>
    public async Task<Refusal?> WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        try
        {
            _written.Add(name);
            await using var file = new FileStream(Of(name) + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            await write(file, ct);
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception e) when (IsUnwritten(e))
        {
            return new ResultsNotWritten { Where = "--out" };
        }
    }

    /// <summary>Gives every file its name, the seal its own last.</summary>
    /// <returns><see cref="ResultsNotWritten"/>, or null.</returns>
    public Refusal? Publish()
    {
        try
        {
            // An older seal must not vouch for newer files.
            File.Delete(Of(_seal));
            foreach (var name in _written.OrderBy(name => name == _seal))
            {
                File.Move(Of(name) + Unfinished, Of(name), overwrite: true);
            }

            _written.Clear();
            return null;
        }
        catch (Exception e) when (IsUnwritten(e))
        {
            return new ResultsNotWritten { Where = "--out" };
        }
    }

    /// <summary>Removes what was written and not published.</summary>
    public void Dispose()
    {
        foreach (var name in _written)
        {
            try
            {
                File.Delete(Of(name) + Unfinished);
            }
            catch (Exception e) when (IsUnwritten(e))
            {
                // Its name says that it is unfinished, and the next run writes over it.
            }
        }
    }

    private static bool IsUnwritten(Exception e) =>
        e is not StorageFailedException and (IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException);

    private string Of(string name) => Path.Combine(_path, name);
}
