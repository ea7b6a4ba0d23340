// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Runs a sealed screening again from its inputs and gives the statement it comes to now.</summary>
/// <param name="catalogue">The rulebook.</param>
/// <param name="indexes">The answer indexes kept here; null where there are none, and the answers must be among the inputs as they were delivered.</param>
public sealed class RecomputeScreening(RuleCatalogue catalogue, IAnswerIndexes? indexes = null) : IRecompute
{
    /// <inheritdoc/>
    public string Capability => ScreenContactList.Capability;

    /// <inheritdoc/>
    public async Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        // 1. Facts: the campaign and rules the statement names, the list, the answers and the files it cites.
        var read = ScreeningStatement.Read(fact.Statement, catalogue);
        if (read is not Result<ScreeningStatement.Judged>.Ok { Value: var (campaign, rules, precedence) })
        {
            return ((Result<ScreeningStatement.Judged>.Refused)read).Refusals;
        }

        if (fact.Inputs.FirstOrDefault(input => input.Name == ScreeningInputs.List) is not { } list
            || ScreeningStatement.MappingOf(fact.Statement) is not Result<ListMapping?>.Ok { Value: var mapping }
            || ScreeningStatement.InputMappingsOf(fact.Statement) is not Result<Sequence<InputMapping>>.Ok { Value: var mappings })
        {
            return new StatementUnreadable();
        }

        var named = ScreeningStatement.AnswersOf(fact.Statement);
        var answering = named is { } answered ? await AnswersAsync(answered.From, answered.Stated, inputs, ct) : new Result<AnswersAtHand?>.Ok(null);
        if (answering is Result<AnswersAtHand?>.Refused unanswered)
        {
            return unanswered.Refusals;
        }

        using var answers = answering.ValueOrThrow();
        var compiling = await FactsCompiler.RunAsync(Files(fact, mappings, inputs), Environment.ProcessorCount, ct);
        if (compiling is not Result<NumberFactsIndex>.Ok { Value: var facts })
        {
            return ((Result<NumberFactsIndex>.Refused)compiling).Refusals;
        }

        // 2. Evaluation: the same pure run.
        using var prepared = new PreparedRun(token => OpenAsync(inputs, list, token), mapping, answers, facts, 0)
        {
            Context = new ListContext(fact.AsOf, campaign, named?.From, facts.AtHand, precedence),
            Rules = rules,
        };
        return await prepared.HashAsync(_ => ValueTask.CompletedTask, ct) switch
        {
            Result<RunOutcome>.Ok ok => ScreeningStatement.Of(prepared.Context, rules, ok.Value, named?.Stated ?? StatedAnswers.None, mappings),
            Result<RunOutcome>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // The files, where they are given and are those named, speak for themselves; else the index kept here is opened by its digest.
    private async Task<Result<AnswersAtHand?>> AnswersAsync(AnswerSource from, StatedAnswers stated, IEvidenceInputs inputs, CancellationToken ct)
    {
        var files = new Dictionary<ContentHash, SourceFile>();
        foreach (var source in from.Kind == AnswerKind.Consultation ? stated.Sources : [])
        {
            if (await GivenAsync(new EvidenceInput(ScreeningInputs.Answers, source), inputs, ct) is { } given)
            {
                files[source] = new SourceFile(ScreeningInputs.Answers, () => new MemoryStream(given));
            }
        }

        var opening = files.Count > 0 && stated.Sources.All(files.ContainsKey) ? Compile(from.ControllerVat, stated, files, ct)
            : indexes is not null ? await indexes.OpenAsync(from.ControllerVat, from.Source, ct)
            : new AnswerIndexUnknown();
        return opening switch
        {
            Result<AnswerIndex>.Ok { Value: var index } => new AnswersAtHand(index, new ListInput(InputKind.Answers, ScreeningInputs.Answers, from.Source, 0)),
            Result<AnswerIndex>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // Sets that were joined are compiled each by itself: two of them may well differ where one may not contradict itself.
    private static Result<AnswerIndex> Compile(string controllerVat, StatedAnswers stated, Dictionary<ContentHash, SourceFile> files, CancellationToken ct)
    {
        var parts = new List<AnswerIndex>();
        try
        {
            foreach (var sources in stated.Sets.IsEmpty ? [stated.Sources] : stated.Sets.Select(set => set.Sources))
            {
                var compiled = AnswerCompiler.Compile(controllerVat, Sequence.From(sources.Select(source => files[source])), [], Instant.MaxValue, ct: ct);
                if (compiled is not Result<AnswerIndex>.Ok { Value: var part } || stated.Sets.IsEmpty)
                {
                    return compiled;
                }

                parts.Add(part);
            }

            return AnswerJoin.Run(parts);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    private static async Task<byte[]?> GivenAsync(EvidenceInput input, IEvidenceInputs inputs, CancellationToken ct)
    {
        await using var stream = await inputs.OpenAsync(input, ct);
        if (stream is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        var content = bytes.ToArray();
        return new ContentHash(SHA256.HashData(content)) == input.Hash ? content : null;
    }

    private static Sequence<FactFile> Files(EvidenceDraft fact, Sequence<InputMapping> mappings, IEvidenceInputs inputs) => Sequence.From(fact.Inputs
        .Select(input => (Input: input, Kind: ScreeningInputs.KindOf(input)))
        .Where(cited => cited.Kind is not (null or InputKind.Answers or InputKind.OptOuts))
        .Select(cited => new FactFile(
            cited.Kind!.Value, cited.Input.Name, token => OpenAsync(inputs, cited.Input, token), mappings.FirstOrDefault(one => one.Input == cited.Input.Name)?.Mapping)));

    private static async Task<Stream> OpenAsync(IEvidenceInputs inputs, EvidenceInput input, CancellationToken ct) =>
        await inputs.OpenAsync(input, ct) ?? throw new InvalidOperationException("The input was there when its hash was checked.");
}
