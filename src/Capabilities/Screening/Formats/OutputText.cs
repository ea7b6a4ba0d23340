// SPDX-License-Identifier: EUPL-1.2
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>What the three files of a screening add to the rows of the list: our own words, never the list's.</summary>
/// <remarks>
/// <c>callable.csv</c> adds reasons and end of validity, <c>withheld.csv</c> verdict, reasons and an empty end of validity,
/// <c>rejected.csv</c> reasons. Reasons are parted by a space, and instants are written with Rome's offset.
/// </remarks>
internal static class OutputText
{
    private static readonly OffsetDateTimePattern RomeInstant = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");

    /// <summary>The three files, in their order.</summary>
    public static IReadOnlyList<OutputKind> Kinds { get; } = [OutputKind.Callable, OutputKind.Withheld, OutputKind.Rejected];

    /// <summary>The file a row of that verdict belongs to.</summary>
    public static OutputKind KindOf(Verdict verdict) => verdict switch
    {
        Verdict.Allow => OutputKind.Callable,
        Verdict.Unreadable => OutputKind.Rejected,
        _ => OutputKind.Withheld,
    };

    /// <summary>The name of the file.</summary>
    public static string NameOf(OutputKind kind) => kind switch
    {
        OutputKind.Callable => "callable.csv",
        OutputKind.Withheld => "withheld.csv",
        _ => "rejected.csv",
    };

    /// <summary>What follows a row: the columns added and the line end.</summary>
    public static string After(RowVerdict row, ListFile list) => Join(KindOf(row.Verdict), list, VerdictNames.Of(row.Verdict), string.Join(' ', row.Reasons), UntilOf(row));

    /// <summary>What follows the header: the names of the columns added and the line end.</summary>
    public static string AfterHeader(OutputKind kind, ListFile list) => Join(kind, list, "filiera_verdict", "filiera_reasons", "filiera_valid_until");

    /// <summary>The end of validity as the files give it, to the second and with Rome's offset; empty where there is none.</summary>
    public static string UntilOf(RowVerdict row) =>
        row.ValidUntil is { } until ? RomeInstant.Format(Kernel.RomeTime.At(until).ToOffsetDateTime()) : "";

    private static string Join(OutputKind kind, ListFile list, string verdict, string reasons, string until)
    {
        var between = list.Delimiter;
        return kind switch
        {
            OutputKind.Callable => $"{between}{reasons}{between}{until}{list.LineEnd}",
            OutputKind.Withheld => $"{between}{verdict}{between}{reasons}{between}{until}{list.LineEnd}",
            _ => $"{between}{reasons}{list.LineEnd}",
        };
    }
}
