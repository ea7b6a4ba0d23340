// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql;

/// <summary>The turn to write did not come within the time allowed.</summary>
internal sealed class TurnTimedOut() : Exception("The turn to write did not come in time.");
