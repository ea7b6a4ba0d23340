// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>A room that decides what the register states; its own append-only record is the intent, so nothing decided is ever lost on the way.</summary>
public interface IEntrySource
{
    /// <summary>Its name, kebab-case, for ever.</summary>
    string Name { get; }

    /// <summary>Reads what was decided after a place in its record.</summary>
    /// <param name="after">The place read up to last time; zero at first.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The next of it, in order; nothing new gives the same place.</returns>
    Task<EntryBatch> ReadAsync(long after, CancellationToken ct);
}
