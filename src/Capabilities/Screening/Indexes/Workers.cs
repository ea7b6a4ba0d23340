// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Runs the same work on several threads of its own, this one included, and waits for all of them.</summary>
internal static class Workers
{
    /// <summary>Calls the work once for each number from 0 to <paramref name="threads"/> − 1; what one of them throws comes out here.</summary>
    public static void Run(int threads, Action<int> work)
    {
        var others = new Task[threads - 1];
        for (var i = 0; i < others.Length; i++)
        {
            var number = i + 1;
            others[i] = Task.Factory.StartNew(() => work(number), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        try
        {
            work(0);
        }
        finally
        {
            Task.WhenAll(others).GetAwaiter().GetResult();
        }
    }
}
