// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Sql;

/// <summary>Says in the words of a refusal what an exception of a database means, for hosts in which it comes up outside a unit of work.</summary>
public static class DatabaseOutage
{
    /// <summary>The refusal, such as <c>database-locked</c>; null when the exception is not an outage of a database.</summary>
    public static Refusal? Explain(Exception exception) => SqlEngine.ExplainAny(exception);
}
