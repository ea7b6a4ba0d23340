// SPDX-License-Identifier: EUPL-1.2
using Filiera.Stores.Sql.Tests;

[assembly: AssemblyFixture(typeof(SqliteEngine))]
[assembly: AssemblyFixture(typeof(PostgresEngine))]

namespace Filiera.Stores.Sql.Tests;

/// <summary>A database engine under test. Every test asks it for a database of its own, already migrated.</summary>
public abstract class Engine : IAsyncDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private bool _templateMade;

    /// <summary>A migrated database of the test's own; dispose it at the end of the test.</summary>
    public async Task<TestDatabase> CreateAsync() => await CreateAsync(migrated: true);

    /// <summary>A database nothing was done to yet.</summary>
    public async Task<TestDatabase> CreateEmptyAsync() => await CreateAsync(migrated: false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_templateMade)
        {
            await DropTemplateAsync();
        }

        _once.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Skips the test, or fails it in CI, when the engine is not there.</summary>
    protected abstract void Require();

    /// <summary>Makes and migrates the database that the others are copied from.</summary>
    protected abstract Task MakeTemplateAsync();

    protected abstract Task DropTemplateAsync();

    protected abstract Task<TestDatabase> MakeAsync(bool migrated);

    private async Task<TestDatabase> CreateAsync(bool migrated)
    {
        Require();
        await _once.WaitAsync();
        try
        {
            if (migrated && !_templateMade)
            {
                await MakeTemplateAsync();
                _templateMade = true;
            }
        }
        finally
        {
            _once.Release();
        }

        return await MakeAsync(migrated);
    }
}
