// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Checks row by row whether a file that came back answers what was asked: this consultation, this controller, these very numbers, each once and all of them.</summary>
/// <remarks>Every problem names file and line; the first twenty are told. Numbers of a part are held in memory while it is checked.</remarks>
internal sealed class AnswerCheck
{
    /// <summary>What an answer of the simulator says in its column <c>origin</c>.</summary>
    public const string SimulatorMark = "simulator";

    private const int MostProblems = 20;
    private readonly ConsultationId _consultation;
    private readonly string _controllerVat;
    private readonly Instant _from;
    private readonly Instant _now;
    private readonly Dictionary<int, Part> _parts;

    /// <param name="consultation">The consultation that waits for an answer.</param>
    /// <param name="parts">Its waiting parts with their rows.</param>
    /// <param name="now">Answers later than this are refused.</param>
    public AnswerCheck(Consultation consultation, IEnumerable<(ConsultationPart Part, IEnumerable<ConsultedNumber> Rows)> parts, Instant now)
    {
        _consultation = consultation.Id;
        _controllerVat = consultation.ControllerVat;
        _now = now;

        // Answers give seconds where we keep finer instants.
        _from = Instant.FromUnixTimeSeconds(consultation.ExportedAt!.Value.ToUnixTimeSeconds());
        _parts = parts.ToDictionary(part => part.Part.Number, part => new Part(part.Part, [.. part.Rows.Select(row => row.Number.RevealDigits())]));
    }

    /// <summary>What a file answers, as far as it can be told without compiling it.</summary>
    /// <param name="Part">The part it answers.</param>
    /// <param name="IsSimulated">True when the simulator wrote it.</param>
    /// <param name="Oldest">The earliest instant of its rows; null for a cleansed list.</param>
    /// <param name="Newest">The latest; null for a cleansed list.</param>
    /// <param name="Numbers">Numbers answered about.</param>
    /// <param name="Remove">Of those, the numbers to be removed.</param>
    public sealed record Found(int Part, bool IsSimulated, Instant? Oldest, Instant? Newest, long Numbers, long Remove);

    /// <summary>Checks one file.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="content">The file in the neutral format, at its start.</param>
    /// <param name="form">In which form it comes.</param>
    /// <param name="ct">Stops it.</param>
    public Result<Found> Run(string name, Stream content, AnswerForm form, CancellationToken ct)
    {
        using var text = new StreamReader(content);
        var first = text.ReadLine() ?? "";
        var delimiter = Delimiter.Of(first);
        var columns = Columns.From(new CsvText(new StringReader(first), delimiter).Next()?.Fields ?? []);
        if (!columns.Suffice(form))
        {
            return new ConsultationColumnsMissing(columns.Missing(form)) { Where = name };
        }

        var run = new FileRun(this, name, form, columns);
        var csv = new CsvText(text, delimiter);
        while (run.Problems.Count < MostProblems && csv.Next() is { } row)
        {
            ct.ThrowIfCancellationRequested();
            if (row.Problem is not null || !row.Fields.IsEmpty)
            {
                run.Take(row with { Line = row.Line + 1 });
            }
        }

        return run.End();
    }

    // One file answers one part: its rows say which.
    private Part? PartOf(long row) => _parts.Values.FirstOrDefault(part => part.Holds(row));

    private sealed record Part(ConsultationPart Described, ulong[] Digits)
    {
        public bool Holds(long row) => row >= Described.FirstRow && row < Described.FirstRow + Described.Rows;

        public bool Holds(long row, ulong digits) => Holds(row) && Digits[row - Described.FirstRow] == digits;
    }

    private sealed class FileRun(AnswerCheck check, string name, AnswerForm form, Columns columns)
    {
        private readonly Dictionary<long, bool> _said = [];
        private Part? _part;
        private bool _simulated;
        private Instant? _oldest;
        private Instant? _newest;
        private long _lastLine = 1;

        public List<Refusal> Problems { get; } = [];

        public void Take(CsvRow row)
        {
            _lastLine = row.Line;
            if (Against(row) is { } refusal)
            {
                Problems.Add(refusal with { Where = string.Create(CultureInfo.InvariantCulture, $"{name}, line {row.Line}") });
            }
        }

        public Result<Found> End()
        {
            if (Problems.Count > 0)
            {
                return Sequence.From(Problems);
            }

            // A cleansed list from which everything was removed still belongs to the only part that waits.
            _part ??= form == AnswerForm.Cleansed && check._parts.Count == 1 ? check._parts.Values.Single() : null;
            if (_part is null)
            {
                return new AnswerHoldsNothing { Where = name };
            }

            var missing = _part.Described.Rows - _said.Count;
            return form == AnswerForm.Cleansed
                ? new Found(_part.Described.Number, _simulated, null, null, _part.Described.Rows, missing)
                : missing > 0
                    ? new AnswerTruncated(missing) { Where = string.Create(CultureInfo.InvariantCulture, $"{name}, line {_lastLine}") }
                    : new Found(_part.Described.Number, _simulated, _oldest, _newest, _said.Count, _said.Values.LongCount(remove => remove));
        }

        private Refusal? Against(CsvRow row)
        {
            if (row.Problem is not null || row.Fields.Count <= columns.Last(form)
                || !long.TryParse(row.Fields[columns.Row].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[columns.Number]), out var number))
            {
                return new AnswerRowUnreadable();
            }

            return OfAnother(row) ?? OfThisPart(id, number) ?? (form == AnswerForm.Cleansed ? Once(id, false) : Said(row, id));
        }

        private Refusal? OfAnother(CsvRow row)
        {
            _simulated |= Field(row, columns.Origin) is { } origin && origin.Equals(SimulatorMark, StringComparison.OrdinalIgnoreCase);
            return Field(row, columns.Consultation) is { } consultation
                    && !(Guid.TryParse(consultation, out var id) && id == check._consultation.Value) ? new AnswerOfAnotherConsultation()
                : Field(row, columns.Controller) is { } vat && vat != check._controllerVat ? new AnswerOfAnotherController()
                : null;
        }

        private Refusal? OfThisPart(long id, SubscriberNumber number)
        {
            _part ??= check.PartOf(id);
            return _part is { } part && part.Holds(id, number.RevealDigits()) ? null
                : check.PartOf(id) is { } other && other != _part && other.Holds(id, number.RevealDigits()) ? new AnswerOfSeveralParts()
                : new AnswerNeverSubmitted(1);
        }

        private Refusal? Said(CsvRow row, long id)
        {
            var word = row.Fields[columns.Result].Trim().ToUpperInvariant();
            if (word is not ("KEEP" or "REMOVE" or "TENERE" or "RIMUOVERE")
                || OffsetDateTimePattern.ExtendedIso.Parse(row.Fields[columns.CheckedAt].Trim()) is not { Success: true } written)
            {
                return new AnswerRowUnreadable();
            }

            var at = written.Value.ToInstant();
            if (at > check._now)
            {
                return new AnswerFromTheFuture();
            }

            if (at < check._from)
            {
                return new AnswerBeforeItsQuestion();
            }

            (_oldest, _newest) = (_oldest is { } oldest && oldest < at ? oldest : at, _newest is { } newest && newest > at ? newest : at);
            return Once(id, word is "REMOVE" or "RIMUOVERE");
        }

        private Refusal? Once(long id, bool remove) => _said.TryAdd(id, remove) ? null
            : _said[id] == remove ? new AnswerRepeatsItself()
            : new AnswerContradictsItself();

        private static string? Field(CsvRow row, int column) =>
            column >= 0 && column < row.Fields.Count && row.Fields[column].Trim() is { Length: > 0 } text ? text : null;
    }

    private sealed record Columns(int Row, int Number, int Result, int CheckedAt, int Consultation, int Controller, int Origin)
    {
        private static readonly string[] Names = ["row_id", "number_e164", "result", "checked_at", "consultation_id", "controller_vat", "origin"];

        public static Columns From(Sequence<string> header)
        {
            var names = header.Select(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
            var at = Names.Select(name => names.IndexOf(name)).ToArray();
            return new Columns(at[0], at[1], at[2], at[3], at[4], at[5], at[6]);
        }

        public bool Suffice(AnswerForm form) => Needed(form).All(column => column.At >= 0);

        public string Missing(AnswerForm form) => string.Join(", ", Needed(form).Where(column => column.At < 0).Select(column => column.Name));

        public int Last(AnswerForm form) => Needed(form).Max(column => column.At);

        private IEnumerable<(string Name, int At)> Needed(AnswerForm form)
        {
            (string, int)[] always = [(Names[0], Row), (Names[1], Number)];
            return form == AnswerForm.Cleansed ? always : [.. always, (Names[2], Result), (Names[3], CheckedAt), (Names[4], Consultation)];
        }
    }
}
