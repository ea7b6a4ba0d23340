// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What the numbers of one campaign are looked up in. Each may be shared with other campaigns, and with those of another book.</summary>
/// <param name="Answers">The register's answers to the client, or null.</param>
/// <param name="Facts">What is on file, or null.</param>
/// <param name="Rows">What the rows of the lists claim.</param>
internal sealed record DialSources(Shared<AnswerIndex>? Answers, Shared<NumberFactsIndex>? Facts, Shared<ClaimIndex> Rows) : IDisposable
{
    public NumberFactsIndex? OnFile => Facts?.Value;

    public ClaimIndex Claims => Rows.Value;

    public AnswerSource? Source => Answers?.Value.Info is { } info ? new AnswerSource(info.ControllerVat, info.Kind, info.Digest, info.SnapshotAt) : null;

    public OptOutAnswer? AnswerOf(ushort payload) => Answers?.Value.AnswerOf(payload);

    public Situation SituationOf(uint claim, uint facts, ushort payload) =>
        new(Claims.Kinds[(int)claim], OnFile is null || facts == 0 ? NumberFacts.None : OnFile[facts], AnswerOf(payload));

    public void Dispose()
    {
        Answers?.Dispose();
        Facts?.Dispose();
        Rows.Dispose();
    }
}
