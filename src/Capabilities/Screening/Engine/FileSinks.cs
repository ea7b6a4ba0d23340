// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Screening;

/// <summary>The three files of a run in a directory.</summary>
internal sealed class FileSinks(string directory, bool durable) : ScreeningSinks
{
    private const string Unfinished = ".unfinished";
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;
    private const int QuotaExceeded = 122;
    private readonly SafeFileHandle?[] _handles = new SafeFileHandle?[OutputBuffers.Files];

    internal override bool KeepsRows => true;

    internal override bool InOrder => false;

    internal override ValueTask BeginAsync()
    {
        Close();
        foreach (var kind in OutputText.Kinds)
        {
            // A file that was cut to nothing would be written to disk in full when it is closed; a new one is not.
            File.Delete(PathOf(kind) + Unfinished);
            _handles[(int)kind] = Try(() => File.OpenHandle(
                PathOf(kind) + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read));
        }

        return ValueTask.CompletedTask;
    }

    internal override void Write(OutputKind file, long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handles[(int)file]!, bytes, offset);
        }
        catch (Exception failure) when (RefusalOf(failure) is { } refusal)
        {
            throw new StorageFailedException(refusal, failure);
        }
    }

    // The callable rows come last: while they are missing, nothing looks complete.
    internal override Task<ScreeningOutputs?> CommitAsync(CancellationToken ct)
    {
        foreach (var kind in durable ? OutputText.Kinds : [])
        {
            Try(() => RandomAccess.FlushToDisk(_handles[(int)kind]!));
        }

        Close();
        foreach (var kind in OutputText.Kinds.Reverse())
        {
            Try(() => File.Move(PathOf(kind) + Unfinished, PathOf(kind), overwrite: true));
        }

        return Task.FromResult<ScreeningOutputs?>(null);
    }

    public override ValueTask DisposeAsync()
    {
        Close();
        foreach (var kind in OutputText.Kinds)
        {
            File.Delete(PathOf(kind) + Unfinished);
        }

        return ValueTask.CompletedTask;
    }

    private static void Try(Action act) => Try(() =>
    {
        act();
        return true;
    });

    private static T Try<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception failure) when (RefusalOf(failure) is { } refusal)
        {
            throw new StorageFailedException(refusal, failure);
        }
    }

    private static Refusal? RefusalOf(Exception failure) => failure switch
    {
        UnauthorizedAccessException or IOException { HResult: ReadOnlyDisk } => new DiskReadOnly(),
        IOException { HResult: NoSpace or QuotaExceeded or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => new DiskFull(),
        _ => null,
    };

    private string PathOf(OutputKind kind) => Path.Combine(directory, OutputText.NameOf(kind));

    private void Close()
    {
        for (var i = 0; i < _handles.Length; i++)
        {
            _handles[i]?.Dispose();
            _handles[i] = null;
        }
    }
}
