// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>A job that failed says why, and is asked for again with one button.</summary>
public sealed class JobsAgain(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_job_that_failed_is_asked_for_again_once_however_often_the_button_is_pressed()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var failed = await FailedAsync();
        var page = $"/lavoro/attivita/{failed.Id}";
        Assert.Contains(failed.Failure!.Code, (await browser.PageAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var first = await browser.SubmitAsync(page, page + "/di-nuovo");
        using var second = await browser.SubmitAsync(page, page + "/di-nuovo");

        Assert.Equal(303, (int)first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var again = await FindAsync(new JobId(Guid.Parse(first.Headers.Location!.OriginalString.Split('/', '?')[3])));
        Assert.NotEqual(failed.Id, again.Id);
        Assert.Equal((failed.Request.Kind, failed.Request.Arguments), (again.Request.Kind, again.Request.Arguments));
    }

    [Fact]
    public async Task Only_who_acts_asks_again_and_only_for_what_failed()
    {
        var failed = await FailedAsync();
        var page = $"/lavoro/attivita/{failed.Id}";
        var auditor = await host.BrowserAsync(Roles.Auditor);
        Assert.Null((await auditor.PageAsync(page)).QuerySelector($"form[action='{page}/di-nuovo']"));

        var browser = await host.BrowserAsync(Roles.Operator);
        using var nothing = await browser.PostAsync(
            $"/lavoro/attivita/0193a000-0000-7000-8000-000000000000/di-nuovo", new Dictionary<string, string> { [FormGuard.FieldName] = await browser.TokenAsync("/lavoro") });
        Assert.Equal(404, (int)nothing.StatusCode);
        using var cancelled = await browser.PostAsync(
            $"/lavoro/attivita/{await CancelledAsync()}/di-nuovo", new Dictionary<string, string> { [FormGuard.FieldName] = await browser.TokenAsync("/lavoro") });
        Assert.Contains("job-not-failed", await cancelled.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Of a list that is not there nothing can be screened.
    private async Task<Job> FailedAsync()
    {
        var job = await EnqueueAsync();
        for (var tries = 0; tries < 600; tries++)
        {
            await host.Services.GetRequiredService<JobRunner>().DrainAsync(CancellationToken.None);
            if (await FindAsync(job.Id) is { IsFinal: true } ended)
            {
                Assert.Equal(JobState.Failed, ended.State);
                return ended;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The job did not end.");
    }

    private async Task<JobId> CancelledAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (unit, jobs) = (scope.ServiceProvider.GetRequiredService<IUnitOfWork>(), scope.ServiceProvider.GetRequiredService<IJobs>());
        return (await unit.CommitAsync<JobId>(
            async ct =>
            {
                var job = await jobs.EnqueueAsync(Request(), ct);
                return (await jobs.RequestCancelAsync(job.Id, ct)).ValueOrThrow().Id;
            },
            CancellationToken.None)).ValueOrThrow();
    }

    private async Task<Job> EnqueueAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<IJobs>();
        return (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync<Job>(async ct => await jobs.EnqueueAsync(Request(), ct), CancellationToken.None)).ValueOrThrow();
    }

    private async Task<Job> FindAsync(JobId id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IJobs>().FindAsync(id, CancellationToken.None))!;
    }

    private JobRequest Request()
    {
        var id = host.Services.GetRequiredService<IIdentifiers>().Next().ToString();
        return new JobRequest("screen-contact-list", Json.Object(("list", id)), Actor.System("test"), id) { Retry = RetryPolicy.Never };
    }
}
