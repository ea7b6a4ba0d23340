// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.SeedWorld;

/// <summary>The installation holds data already: a demonstration is never mixed with anything.</summary>
public sealed record InstallationNotEmpty : Refusal
{
    /// <inheritdoc/>
    public override string Code => "installation-not-empty";

    /// <inheritdoc/>
    public override string Message => "The data directory or its database already holds something; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Give an empty or new directory, and with PostgreSQL an empty database.";
}

/// <summary>A list of the demonstration could not be screened.</summary>
/// <param name="List">The name of the list.</param>
/// <param name="Because">The code of what stopped its job.</param>
public sealed record SeedListNotScreened(string List, string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "seed-list-not-screened";

    /// <inheritdoc/>
    public override string Message => $"The list {List} was not screened: its job ended with {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Remove what stopped it, delete the directory and play the demonstration again.";
}

/// <summary>The gate of the demonstration has no book to judge by.</summary>
public sealed record SeedGateWithoutBook : Refusal
{
    /// <inheritdoc/>
    public override string Code => "seed-gate-without-book";

    /// <inheritdoc/>
    public override string Message => "The gate of the demonstration could not be given what it judges by.";

    /// <inheritdoc/>
    public override string Remedy => "Delete the directory and play the demonstration again.";
}
