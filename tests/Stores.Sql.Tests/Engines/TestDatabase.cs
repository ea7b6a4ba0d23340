// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>A database of one test, with the stores registered as in the product, a clock of its own and seeded identifiers.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;
    private readonly SeededIdentifiers _identifiers;
    private readonly Lazy<ServiceProvider> _provider;

    public TestDatabase(SqlStoreOptions options, Func<Task> drop)
    {
        Options = options;
        _identifiers = new SeededIdentifiers("test", Clock);
        _drop = drop;
        _provider = new Lazy<ServiceProvider>(() => Provider(options));
    }

    /// <summary>How to open it; another provider may open it at the same time.</summary>
    public SqlStoreOptions Options { get; }

    /// <summary>The time the stores see.</summary>
    public ManualClock Clock { get; } = new();

    /// <summary>The file, on SQLite; null elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>Adds services of the test before the first use, such as handlers of jobs.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; set; }

    /// <summary>A scope with its own context, as one request or job has it.</summary>
    public AsyncServiceScope Scope() => _provider.Value.CreateAsyncScope();

    /// <summary>A second, independent program on the same database: its own connections, queue and scopes.</summary>
    public ServiceProvider Provider(SqlStoreOptions options)
    {
        var services = new ServiceCollection()
            .AddSingleton<IClock>(Clock)
            .AddSingleton<IIdentifiers>(_identifiers)
            .AddSqlStores(options);
        ConfigureServices?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>A service that lives as long as the database, such as the audit writer.</summary>
    public T Single<T>()
        where T : notnull => _provider.Value.GetRequiredService<T>();

    /// <summary>Runs something with a service of a fresh scope, outside any unit of work.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Scope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs something with a service of a fresh scope, inside a unit of work that is then committed.</summary>
    public async Task<Result<T>> CommitAsync<TService, T>(Func<TService, Task<Result<T>>> act)
        where TService : notnull
    {
        await using var scope = Scope();
        var service = scope.ServiceProvider.GetRequiredService<TService>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(_ => act(service), CancellationToken.None);
    }

    /// <summary>Brings the database up to the program.</summary>
    public Task<Result<int>> MigrateAsync() => WithAsync<DatabaseSchema, Result<int>>(schema => schema.MigrateAsync(CancellationToken.None));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_provider.IsValueCreated)
        {
            await _provider.Value.DisposeAsync();
        }

        await _drop();
    }
}
