// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;
using Filiera.Stores.Files;

namespace Filiera.Crash.Gate;

/// <summary>The child that erases from a journal everything but opt-outs.</summary>
internal static class ErasesJournal
{
    public static async Task RunAsync(string[] arguments)
    {
        using var journal = new FileDialJournal(DataDirectory.Open(arguments[0]));
        (await journal.EraseAsync(IsOver, default)).ValueOrThrow();
    }

    /// <summary>True for an event that goes.</summary>
    public static bool IsOver(DialEvent one) => one.Kind != DialEventKind.OptOut;
}
