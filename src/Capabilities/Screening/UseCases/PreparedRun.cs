// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>A run of a list with everything it is judged by.</summary>
public sealed class PreparedRun : IDisposable
{
    private readonly OptOutAnswers? _answers;
    private readonly Func<CancellationToken, Task<Stream>> _open;

    internal PreparedRun(
        ListContext context,
        Sequence<AppliedRule> rules,
        ContentHash rulebookVersion,
        Sequence<ListInput> inputs,
        OptOutAnswers? answers,
        Func<CancellationToken, Task<Stream>> open)
    {
        Context = context;
        Rules = rules;
        RulebookVersion = rulebookVersion;
        Inputs = inputs;
        _answers = answers;
        _open = open;
    }

    /// <summary>What the rules look at besides the rows.</summary>
    public ListContext Context { get; }

    /// <summary>The list rules in force, with their severity.</summary>
    public Sequence<AppliedRule> Rules { get; }

    /// <summary>The version of the rules with the choices made about them.</summary>
    public ContentHash RulebookVersion { get; }

    /// <summary>Every file compared besides the list.</summary>
    public Sequence<ListInput> Inputs { get; }

    /// <summary>Runs the list.</summary>
    /// <param name="draft">Starts one of the three files.</param>
    /// <param name="report">Told how many bytes have been read.</param>
    /// <param name="ct">Stops the run; nothing is kept.</param>
    public Task<Result<ListRun.Run>> RunAsync(Func<IBlobDraft> draft, Func<long, ValueTask> report, CancellationToken ct) =>
        new ListRun(draft).RunAsync(_open, Context, Rules, _answers, report, ct);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
