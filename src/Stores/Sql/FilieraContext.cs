// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The one database of an installation. Tables are found by their configurations, one folder per room.</summary>
/// <remarks>Stores reach their tables with <c>Set&lt;TRow&gt;()</c> and write only inside a unit of work.</remarks>
public abstract class FilieraContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>True while a unit of work of this scope is open.</summary>
    public bool IsUnitOpen => Database.CurrentTransaction is not null;

    /// <summary>Fails unless a unit of work is open: what a store writes belongs to one.</summary>
    /// <exception cref="InvalidOperationException">None is open.</exception>
    public void RequireUnit()
    {
        if (!IsUnitOpen)
        {
            throw new InvalidOperationException("Stores write inside a unit of work: call IUnitOfWork.CommitAsync.");
        }
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RequireUnit();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted && entry.Metadata.IsAppendOnly())
            {
                throw new InvalidOperationException($"Rows of {entry.Metadata.GetTableName()} are never changed or deleted.");
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Register(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(FilieraContext).Assembly);
        Naming.UseSnakeCase(modelBuilder);
    }
}
