// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Gate;

/// <summary>A thread of its own that gives way to every other on the machine, for work that may take its time: an index made anew, entries in the database.</summary>
/// <remarks>
/// What is awaited on it goes on upon it. Threads begun by it give way as it does. Where the system does not let it give way it is a thread like any other.
/// </remarks>
internal sealed class BehindEverything : TaskScheduler, IDisposable
{
    // Of 100 parts of a processor that others want too, this leaves it about ten.
    private const int Niceness = 10;

    private readonly Queue<Task> _waiting = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Thread _thread;
    private bool _ended;

    /// <summary>Starts the thread.</summary>
    public BehindEverything()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "gate-behind", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Does some work on the thread.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Ends the thread after what waits; what comes later is done by others.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
        }

        _work.Release();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _waiting.Enqueue(task);
                _work.Release();
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(late => TryExecuteTask(late), task, preferLocal: false);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Thread.CurrentThread == _thread && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _waiting];
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int niceness);

    private void Run()
    {
        if (OperatingSystem.IsLinux())
        {
            // Of a process, none named: on this system that is the thread that asks.
            _ = SetPriority(0, 0, Niceness);
        }

        while (true)
        {
            _work.Wait();
            Task? next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    return;
                }
            }

            TryExecuteTask(next);
        }
    }
}
