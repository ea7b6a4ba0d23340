// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Where the parts of an answer stand in its rows.</summary>
internal sealed record AnswerColumns(int Number, int Result, int CheckedAt, int? Controller)
{
    public int Last => Math.Max(Math.Max(Number, Result), Math.Max(CheckedAt, Controller ?? 0));

    /// <summary>The columns a header names, or null when one is missing.</summary>
    public static AnswerColumns? From(Sequence<string> header)
    {
        var names = header.Select(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        var number = names.FindIndex(name => name is "number_e164" or "number" or "telefono" or "numero");
        var result = names.FindIndex(name => name is "result" or "esito");
        var checkedAt = names.FindIndex(name => name is "checked_at" or "data_risposta");
        var controller = names.IndexOf("controller_vat");
        return number < 0 || result < 0 || checkedAt < 0 ? null : new AnswerColumns(number, result, checkedAt, controller < 0 ? null : controller);
    }
}
