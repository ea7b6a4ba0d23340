// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What the numbers of one campaign are looked up in. The answers may be shared with other campaigns of the client.</summary>
/// <param name="Answers">The register's answers to the client, or null.</param>
/// <param name="OnFile">What is on file, or null.</param>
/// <param name="Claims">What the rows of the lists claim.</param>
internal sealed record DialSources(Shared<AnswerIndex>? Answers, NumberFactsIndex? OnFile, ClaimIndex Claims) : IDisposable
{
    public AnswerSource? Source => Answers?.Value.Info is { } info ? new AnswerSource(info.ControllerVat, info.Kind, info.Digest, info.SnapshotAt) : null;

    public OptOutAnswer? AnswerOf(ushort payload) => Answers?.Value.AnswerOf(payload);

    public Situation SituationOf(uint claim, uint facts, ushort payload) =>
        new(Claims.Kinds[(int)claim], OnFile is null || facts == 0 ? NumberFacts.None : OnFile[facts], AnswerOf(payload));

    public void Dispose()
    {
        Answers?.Dispose();
        OnFile?.Dispose();
        Claims.Dispose();
    }
}
