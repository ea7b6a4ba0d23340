// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Puts the rows of a list together again with what the three files that came out say of each, in the order of the list.</summary>
/// <remarks>
/// Nothing is judged. Each file keeps the order of the list, and no two rows written alike can change places: only one that stands earlier
/// makes another a duplicate.
/// </remarks>
/// <param name="file">How the list is written.</param>
/// <param name="list">The list's text, at its start.</param>
/// <param name="callable">The text of <c>callable.csv</c>, at its start.</param>
/// <param name="withheld">The text of <c>withheld.csv</c>, at its start.</param>
/// <param name="rejected">The text of <c>rejected.csv</c>, at its start.</param>
public sealed class ScreenedRows(ListFile file, TextReader list, TextReader callable, TextReader withheld, TextReader rejected)
{
    private readonly RowAhead[] _files =
    [
        new(callable, file.Delimiter, file.LineEnd, 2), new(withheld, file.Delimiter, file.LineEnd, 3), new(rejected, file.Delimiter, file.LineEnd, 1),
    ];

    /// <summary>True once every row of the list was found, in some file, and no file holds more.</summary>
    public bool AreComplete { get; private set; }

    /// <summary>The rows; they end early where a row of the list is in none of the files.</summary>
    public IEnumerable<ScreenedRow> Read()
    {
        var csv = new CsvText(list, file.Delimiter, file.Encoding);
        if (file.Header is { } header && (csv.Next()?.Raw != header || !OutputText.Kinds.All(kind => Pass(kind, header))))
        {
            yield break;
        }

        for (var index = 0L; csv.Next() is { } record; index++)
        {
            if (Take(record.Raw) is not { } outcome)
            {
                yield break;
            }

            yield return new ScreenedRow(index, DigitsOf(record), outcome);
        }

        AreComplete = _files.All(one => one.IsAtEnd);
    }

    private bool Pass(OutputKind kind, string header)
    {
        var names = _files[(int)kind].After(header);
        if (names is null || string.Concat(names.Select(name => file.Delimiter + name)) + file.LineEnd != OutputText.AfterHeader(kind, file))
        {
            return false;
        }

        _files[(int)kind].Leave(header, names);
        return true;
    }

    private ReceiptOutcome? Take(string raw)
    {
        (RowAhead File, string[] Added, ReceiptOutcome Outcome)? found = null;
        for (var i = 0; i < _files.Length; i++)
        {
            if (_files[i].After(raw) is { } added && OutcomeOf((OutputKind)i, added) is { } outcome
                && (found is null || found.Value.Outcome.Verdict == VerdictNames.Of(Verdict.Duplicate)))
            {
                found = (_files[i], added, outcome);
            }
        }

        found?.File.Leave(raw, found.Value.Added);
        return found?.Outcome;
    }

    private static ReceiptOutcome? OutcomeOf(OutputKind kind, string[] added)
    {
        var (verdict, reasons, until) = kind switch
        {
            OutputKind.Callable => (VerdictNames.Of(Verdict.Allow), added[0], added[1]),
            OutputKind.Withheld => (added[0], added[1], added[2]),
            _ => (VerdictNames.Of(Verdict.Unreadable), added[0], ""),
        };
        var words = reasons.Length == 0 ? [] : reasons.Split(' ');
        return VerdictNames.TryParse(verdict, out var named) && OutputText.KindOf(named) == kind && words.All(IsReason)
            ? new ReceiptOutcome(verdict, Sequence.Create<string>(words), until.Length == 0 ? null : until)
            : null;
    }

    // A code in kebab-case, with the rule's id in brackets where a rule spoke.
    private static bool IsReason(string word)
    {
        var open = word.IndexOf('(', StringComparison.Ordinal);
        var code = open < 0 ? word : word[..open];
        return code.Length > 0 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && (open < 0 || (word[^1] == ')' && word[(open + 1)..^1].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')));
    }

    private ulong DigitsOf(CsvRow record) =>
        record.Problem is null && record.Fields.Count > file.Columns.Number
        && SubscriberNumber.TryFrom(NumberParser.Parse(record.Fields[file.Columns.Number]), out var number)
            ? number.RevealDigits()
            : 0;
}
