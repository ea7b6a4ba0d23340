// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>What all threads of a run share: the list, what it is judged by, and the numbers of claims and verdicts.</summary>
internal sealed class RunPlan : IDisposable
{
    private readonly ListJudge _judge;
    private readonly int[] _problems;

    public RunPlan(IListBytes list, ListFile file, EngineTables tables, ListContext context, Sequence<AppliedRule> rules, EngineOptions options)
    {
        List = list;
        File = file;
        Tables = tables;
        _judge = new ListJudge(context, rules);
        Options = options;
        Rows = new ContactRows(file.Columns);
        States = new RunStates(this, new SituationReduction(context, rules));
        Claims = new ClaimTable(Math.Max(1, options.Remembered));
        Verdicts = new VerdictTable(file, Math.Max(options.Remembered, FixedVerdicts), options.Seal is not null);
        Blank = Rejected("row-blank");
        TooShort = Rejected("row-too-short");
        NotDecodable = Rejected(RecordProblems.CodeOf(RecordProblem.NotDecodable)!);
        _problems = [.. Enum.GetValues<RecordProblem>().Where(problem => problem != RecordProblem.None).Select(problem => Rejected(RecordProblems.CodeOf(problem)!))];
        Foreign = Verdicts.NumberOf(new RowVerdict(Verdict.Foreign, [new Reason(ReasonCodes.ForeignNumber, null)], null));
        Duplicate = Verdicts.NumberOf(new RowVerdict(Verdict.Duplicate, [new Reason(ReasonCodes.DuplicateRow, null)], null));
    }

    // Room for the verdicts that follow from the row alone: one for each code.
    private const int FixedVerdicts = 256;

    public IListBytes List { get; }

    public ListFile File { get; }

    public EngineTables Tables { get; }

    public EngineOptions Options { get; }

    public ContactRows Rows { get; }

    public ClaimTable Claims { get; }

    public VerdictTable Verdicts { get; }

    public RunStates States { get; }

    public int Blank { get; }

    public int TooShort { get; }

    public int NotDecodable { get; }

    public int Foreign { get; }

    public int Duplicate { get; }

    /// <summary>The verdict on a row that has no readable number.</summary>
    public int Rejected(string code) => Verdicts.NumberOf(new RowVerdict(Verdict.Unreadable, [new Reason(code, null)], null));

    /// <summary>Whether the verdict says that something is wrong with the record itself.</summary>
    public bool IsProblem(int verdict) => Array.IndexOf(_problems, verdict) >= 0;

    /// <summary>The one place where the rules are judged.</summary>
    public RowVerdict Judge(Claim claim, NumberFacts facts, OptOutAnswer? answer) =>
        _judge.Of(new Situation(claim, facts, answer));

    public void Dispose()
    {
        States.Dispose();
        Verdicts.Dispose();
    }
}
