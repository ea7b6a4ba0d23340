// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence;

/// <summary>Evidence in one file, for checking without a database: envelopes, and the public keys they claim to be signed by.</summary>
/// <remarks>The keys are a claim like everything else in the file: a verifier trusts its own. See docs/evidence-format.md.</remarks>
/// <param name="Keys">Public keys with purpose and dates.</param>
/// <param name="Evidence">Whole chains, each subject's in order of number.</param>
public sealed record EvidenceBundle(Sequence<TrustedKey> Keys, Sequence<SignedEnvelope> Evidence)
{
    private const string Format = "filiera-evidence-bundle/1";

    /// <summary>The inputs that the evidence names, each once: what to collect for measuring again.</summary>
    public Sequence<EvidenceInput> Inputs => Sequence.From(Evidence
        .SelectMany(envelope => EvidenceForm.Read(envelope) is Result<SealedEvidence>.Ok ok ? ok.Value.Fact.Inputs : [])
        .Distinct()
        .OrderBy(input => input.Name, StringComparer.Ordinal)
        .ThenBy(input => input.Hash));

    /// <summary>The bundle as canonical JSON.</summary>
    public byte[] ToBytes() => Json.Object(
        ("evidence", Json.Array(Evidence.Select(envelope => (Json)envelope.ToJson()))),
        ("format", Format),
        ("inputs", Json.Array(Inputs.Select(input => (Json)Json.Object(("hash", input.Hash.ToString()), ("name", input.Name))))),
        ("keys", Json.Array(Keys.Select(key => (Json)key.ToJson())))).ToCanonicalBytes();

    /// <summary>Reads a bundle; its list of inputs is for people and is passed over.</summary>
    /// <returns>The bundle, or everything that stands against it: <see cref="EvidenceBundleUnreadable"/>, with the place of envelopes and keys that cannot be read.</returns>
    public static Result<EvidenceBundle> Read(ReadOnlySpan<byte> utf8)
    {
        if (Json.Parse(utf8) is not Result<Json>.Ok { Value: Json.Map map })
        {
            return new EvidenceBundleUnreadable("it is not a JSON object without fractions");
        }

        if (map["format"] is not Json.Text { Value: Format })
        {
            return new EvidenceBundleUnreadable("its format is not " + Format);
        }

        var refusals = new List<Refusal>();
        var keys = Items(map, "keys", TrustedKey.Read, refusals);
        var evidence = Items(map, "evidence", SignedEnvelope.Read, refusals);
        return refusals.Count == 0 ? new EvidenceBundle(keys, evidence) : Sequence.From(refusals);
    }

    private static Sequence<T> Items<T>(Json.Map map, string name, Func<Json, Result<T>> read, List<Refusal> refusals)
    {
        if (map[name] is not Json.List list)
        {
            refusals.Add(new EvidenceBundleUnreadable("it has no list of " + name));
            return [];
        }

        var items = new List<T>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            switch (read(list.Items[i]))
            {
                case Result<T>.Ok ok:
                    items.Add(ok.Value);
                    break;
                case Result<T>.Refused refused:
                    var place = FormattableString.Invariant($"/{name}/{i}");
                    refusals.AddRange(refused.Refusals.Select(refusal => refusal with { Where = place }));
                    break;
            }
        }

        return Sequence.From(items);
    }
}
