// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Reads the register's answer in the neutral format: <c>number_e164; result; checked_at</c>, found by their names.</summary>
/// <remarks>
/// An answer that cannot be read whole is refused whole: a row passed over could be a person who must not be called.
/// Instants are ISO 8601 with an offset or Z. An optional column <c>controller_vat</c> names the controller that asked. Of several answers
/// about one number the newest counts; two that say different things of one instant are refused, with the line of the later row.
/// </remarks>
public static class AnswerFile
{
    private const int MostProblems = 20;

    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;

    /// <param name="content">The file, at its start; UTF-8.</param>
    /// <param name="source">Its hash.</param>
    /// <param name="controllerVat">The controller the file was delivered for.</param>
    public static Result<OptOutAnswers> Read(Stream content, ContentHash source, string controllerVat)
    {
        var answers = new DatedAnswers();
        return Read(content, controllerVat, answers) switch
        {
            Result<string>.Ok { Value: var controller } => new OptOutAnswers(controller, answers.Newest.ToFrozenDictionary(), source),
            Result<string>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>Adds the answers of a file to those of others.</summary>
    /// <returns>The controller that asked, as the file names it or as it was given; or why the file is refused.</returns>
    internal static Result<string> Read(Stream content, string controllerVat, DatedAnswers answers)
    {
        using var text = new StreamReader(content);
        var first = text.ReadLine() ?? "";
        var delimiter = Delimiter.Of(first);
        var header = new CsvText(new StringReader(first), delimiter).Next()?.Fields ?? [];
        if (Columns.From(header) is not { } columns)
        {
            return new AnswerColumnsMissing();
        }

        var csv = new CsvText(text, delimiter);
        var problems = new List<Refusal>();
        var controllers = new HashSet<string>(StringComparer.Ordinal);
        while (problems.Count < MostProblems && csv.Next() is { } row)
        {
            if (row.Problem is null && row.Fields.IsEmpty)
            {
                continue;
            }

            Add(row, columns, answers, controllers, problems);
        }

        return problems.Count > 0 ? Sequence.From(problems)
            : controllers.Count > 1 ? new AnswerOfSeveralControllers()
            : controllers.FirstOrDefault(controllerVat);
    }

    private static void Add(
        CsvRow row,
        Columns columns,
        DatedAnswers answers,
        HashSet<string> controllers,
        List<Refusal> problems)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"line {row.Line + 1}");
        if (row.Problem is not null || row.Fields.Count <= columns.Last
            || !SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[columns.Number]), out var number)
            || row.Fields[columns.Result].Trim().ToUpperInvariant() is not ("KEEP" or "REMOVE") and not ("TENERE" or "RIMUOVERE")
            || WithOffset.Parse(row.Fields[columns.CheckedAt].Trim()) is not { Success: true } checkedAt)
        {
            problems.Add(new AnswerRowUnreadable { Where = where });
            return;
        }

        var answer = new OptOutAnswer(
            row.Fields[columns.Result].Trim().ToUpperInvariant() is "REMOVE" or "RIMUOVERE", checkedAt.Value.ToInstant());
        if (!answers.TryAdd(number, answer))
        {
            problems.Add(new AnswerContradictsItself { Where = where });
            return;
        }

        if (columns.Controller is { } controller)
        {
            controllers.Add(row.Fields[controller].Trim());
        }
    }

    private sealed record Columns(int Number, int Result, int CheckedAt, int? Controller)
    {
        public int Last => Math.Max(Math.Max(Number, Result), Math.Max(CheckedAt, Controller ?? 0));

        public static Columns? From(Sequence<string> header)
        {
            var names = header.Select(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
            var number = names.FindIndex(name => name is "number_e164" or "number" or "telefono" or "numero");
            var result = names.FindIndex(name => name is "result" or "esito");
            var checkedAt = names.FindIndex(name => name is "checked_at" or "data_risposta");
            var controller = names.IndexOf("controller_vat");
            return number < 0 || result < 0 || checkedAt < 0 ? null : new Columns(number, result, checkedAt, controller < 0 ? null : controller);
        }
    }
}
