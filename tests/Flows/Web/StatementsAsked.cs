// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Filiera.Flows.Web;

/// <summary>Counts the statements sent to the database while a request is answered; requests say by a header that they are counted, so that nothing else counts.</summary>
internal sealed class StatementsAsked : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Header = "Filiera-Counted";
    private static int _requests;
    private readonly HttpContextAccessor _accessor = new();
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public StatementsAsked() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Asks three times for an address, each time as if for the first, and counts.</summary>
    /// <returns>The page, and how many statements it took at least: what was only due again just then, such as looking whether a session still stands, is not the page's.</returns>
    public async Task<(string Page, int Statements)> CountAsync(Browser browser, string address)
    {
        var (page, fewest) = await CountOnceAsync(browser, address);
        for (var again = 1; again < 3; again++)
        {
            fewest = Math.Min(fewest, (await CountOnceAsync(browser, address)).Statements);
        }

        return (page, fewest);
    }

    private async Task<(string Page, int Statements)> CountOnceAsync(Browser browser, string address)
    {
        var name = Interlocked.Increment(ref _requests).ToString(System.Globalization.CultureInfo.InvariantCulture);

        // A parameter nobody reads makes it a page that was not kept.
        using var request = new HttpRequestMessage(HttpMethod.Get, address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "contata=" + name);
        request.Headers.Add(Header, name);
        using var answer = await browser.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}");
        return (await answer.Content.ReadAsStringAsync(), _counts.GetValueOrDefault(name));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && _accessor.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 } name)
        {
            _counts.AddOrUpdate(name, 1, (_, count) => count + 1);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
