// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Operations;
using Filiera.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>The web host on real data, which sends letters about accounts.</summary>
public sealed class LetterHost : WebHost
{
    protected override bool Demonstration => false;

    /// <summary>The letters put into the mail so far, whether or not they went out: each as it stands in the outbox.</summary>
    public async Task<IReadOnlyList<string>> LettersAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IOutboxQueue>();
        var found = new List<string>();
        foreach (var state in Enum.GetValues<OutboxState>())
        {
            found.AddRange((await outbox.ListAsync(state, 100, default)).Where(entry => entry.Message.Topic == AccountLetters.Topic).Select(entry => entry.Message.Body.ToCanonicalText()));
        }

        return found;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting(Letterhead.Setting, "filiera@example.it");
    }
}
