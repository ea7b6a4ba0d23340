// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>Reads the members of evidence one by one and remembers the first that is not as it should be.</summary>
internal sealed class EvidenceFields(Json.Map map)
{
    /// <summary>Members in the form.</summary>
    public const int Known = 14;

    // Years 1 to 9999, which every calendar here can hold.
    private const long LeastMicroseconds = -62_135_596_800_000_000;
    private const long MostMicroseconds = 253_402_300_799_999_999;

    /// <summary>What is wrong, or null.</summary>
    public string? Problem { get; private set; }

    public SealedEvidence? Evidence(SignedEnvelope envelope)
    {
        var id = Guid.TryParseExact(Text("id"), "D", out var guid) && guid.ToString("D") == Text("id") ? guid : Wrong<Guid>("id");
        var number = map["number"] is Json.Integer { Value: >= 1 } integer ? integer.Value : Wrong<long>("number");
        var previous = Hash(map["previous"], "previous");
        var recordedAt = At("recorded_at_us");
        var fact = Fact();
        return fact is null || Problem is not null
            ? null
            : new SealedEvidence(new EvidenceId(id), number, previous, recordedAt, fact, envelope);
    }

    public string? Text(string name) => map[name] is Json.Text text ? text.Value : Wrong<string>(name);

    private EvidenceDraft? Fact()
    {
        var subject = EvidenceSubject.TryParse(Text("subject_kind") + ":" + Text("subject_id"), out var read) ? read : Wrong<EvidenceSubject>("subject_id");
        var statement = map["statement"] as Json.Map ?? Wrong<Json.Map>("statement");
        var capability = EvidenceSubject.IsKind(Text("capability")) ? Text("capability") : Wrong<string>("capability");
        var version = EvidenceProducer.IsVersion(Text("software_version")) ? Text("software_version") : Wrong<string>("software_version");
        var rules = Items("rules", item => item is Json.Text text && RuleRef.TryParse(text.Value, out var rule) ? rule : Wrong<RuleRef>("rules"));
        var inputs = Items("inputs", Input);
        var rulebook = Hash(map["rulebook"], "rulebook");
        var asOf = At("as_of_us");
        return Problem is null
            ? new EvidenceDraft(subject!, statement!, rules, inputs, new EvidenceProducer(capability!, version!), rulebook, asOf)
            : null;
    }

    private EvidenceInput Input(Json json) => json is Json.Map { Members.Count: 2 } input && input["name"] is Json.Text name && EvidenceSubject.IsKind(name.Value)
        ? new EvidenceInput(name.Value, Hash(input["hash"], "inputs"))
        : Wrong<EvidenceInput>("inputs")!;

    private Sequence<T> Items<T>(string name, Func<Json, T> read) =>
        map[name] is Json.List list ? Sequence.From(list.Items.Select(read)) : Wrong<Sequence<T>>(name);

    private ContentHash Hash(Json? json, string name) =>
        json is Json.Text text && ContentHash.TryParse(text.Value, out var hash) ? hash : Wrong<ContentHash>(name);

    private Instant At(string name) => map[name] is Json.Integer { Value: >= LeastMicroseconds and <= MostMicroseconds } integer
        ? EvidenceForm.FromMicroseconds(integer.Value)
        : Wrong<Instant>(name);

    private T? Wrong<T>(string name)
    {
        Problem ??= "its member " + name + " is missing or not of its form";
        return default;
    }
}
