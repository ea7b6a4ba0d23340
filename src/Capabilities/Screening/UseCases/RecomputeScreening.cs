// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Runs a sealed screening again from its inputs and gives the statement it comes to now.</summary>
public sealed class RecomputeScreening(RuleCatalogue catalogue) : IRecompute
{
    /// <inheritdoc/>
    public string Capability => ScreenContactList.Capability;

    /// <inheritdoc/>
    public async Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        // 1. Facts: the campaign and rules the statement names, the list and the answer it cites.
        var read = ScreeningStatement.Read(fact.Statement, catalogue);
        if (read is not Result<ScreeningStatement.Judged>.Ok { Value: var (campaign, rules, precedence) })
        {
            return ((Result<ScreeningStatement.Judged>.Refused)read).Refusals;
        }

        var list = fact.Inputs.FirstOrDefault(input => input.Name == ScreeningInputs.List);
        if (list is null)
        {
            return new StatementUnreadable();
        }

        OptOutAnswers? answers = null;
        if (fact.Inputs.FirstOrDefault(input => input.Name == ScreeningInputs.Answers) is { } answerInput)
        {
            await using var stream = await OpenAsync(inputs, answerInput, ct);
            if (AnswerFile.Read(stream, answerInput.Hash, campaign.ClientVat) is not Result<OptOutAnswers>.Ok { Value: var found })
            {
                return new StatementUnreadable();
            }

            answers = found;
        }

        // 2. Evaluation: the same pure run.
        using var prepared = new PreparedRun(token => OpenAsync(inputs, list, token), answers)
        {
            Context = new ListContext(fact.AsOf, campaign, answers?.From, FilesAtHand.None, precedence),
            Rules = rules,
        };
        return await prepared.CountAsync(_ => ValueTask.CompletedTask, ct) switch
        {
            Result<RunOutcome>.Ok ok => ScreeningStatement.Of(prepared.Context, rules, ok.Value),
            Result<RunOutcome>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<Stream> OpenAsync(IEvidenceInputs inputs, EvidenceInput input, CancellationToken ct) =>
        await inputs.OpenAsync(input, ct) ?? throw new InvalidOperationException("The input was there when its hash was checked.");
}
