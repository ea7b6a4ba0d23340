// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Cli;

/// <summary>An installation opened to record choices about rules; disposing it closes the installation.</summary>
public sealed record OpenedRuleAdoptions(IRuleAdoptions Adoptions, IClock Clock, IAsyncDisposable Installation) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
