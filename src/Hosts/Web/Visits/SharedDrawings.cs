// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;

namespace Filiera.Web;

/// <summary>Has a page drawn once for all who ask for the same while it is drawn. For several threads.</summary>
/// <typeparam name="TPage">Everything that the page is drawn from.</typeparam>
public sealed class SharedDrawings<TPage>(FormTokens tokens)
    where TPage : notnull
{
    private readonly ConcurrentDictionary<TPage, TaskCompletionSource<DrawnPage?>> _drawing = new();

    /// <summary>The page as another visitor's request has it drawn just now, or drawn by this one.</summary>
    /// <param name="http">The request.</param>
    /// <param name="page">What is asked for.</param>
    /// <param name="answer">Answers the request.</param>
    /// <param name="keep">Told of a page that was found, before anybody who waits for it: whether it may be shown to others.</param>
    internal async Task<DrawnPage> DrawAsync(HttpContext http, TPage page, Func<Task> answer, Func<DrawnPage, bool> keep)
    {
        var mine = new TaskCompletionSource<DrawnPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _drawing.GetOrAdd(page, mine);
        if (first != mine && await first.Task.WaitAsync(http.RequestAborted) is { } shared)
        {
            return shared;
        }

        try
        {
            var drawn = await DrawnPage.DrawAsync(http, tokens, answer);
            if (drawn.IsPage && keep(drawn))
            {
                mine.SetResult(drawn);
            }

            return drawn;
        }
        finally
        {
            // What is no page, or failed, is for its own visitor alone: the others ask for themselves.
            mine.TrySetResult(null);
            _drawing.TryRemove(KeyValuePair.Create(page, mine));
        }
    }
}
