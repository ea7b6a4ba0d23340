// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Evidence.Tests;

public class Chains
{
    [Fact]
    public void Whole_chains_of_several_subjects_meet_every_required_check()
    {
        var (one, two) = (Sample.Chain(3), Sample.Chain(2, "list-2"));
        SealedEvidence[] interleaved = [one[0], two[0], one[1], one[2], two[1]];

        var verification = EvidenceChain.Verify(Sample.Envelopes(interleaved), Sample.Trust);

        Assert.True(verification.Holds);
        Assert.Equal(
            ["complete contact-list:list-1", "complete contact-list:list-2"],
            verification.Checks.Where(check => check.Outcome is Outcome.NotRun).Select(check => $"{check.Name} {check.Where}"));
    }

    [Fact]
    public void Every_check_of_one_good_evidence_is_named_separately()
    {
        const string where = "contact-list:list-1 #1";
        var met = new Outcome.Met();

        Assert.Equal(
            new Verification(
            [
                new("key-trusted", met),
                new("form", met, where),
                new("payload-type", met, where),
                new("key-known", met, where),
                new("signature", met, where),
                new("key-in-use", met, where),
                new("numbering", met, where),
                new("chain", met, where),
                new("time-order", new Outcome.NotApplicable("first-of-subject"), where),
                new("rules-known", met, where),
                new("complete", new Outcome.NotRun("end-unknown"), "contact-list:list-1", Required: false),
            ]),
            EvidenceChain.Verify(Sample.Envelopes(Sample.Chain(1)), Sample.Trust));
    }

    [Fact]
    public void A_gap_a_swap_a_repetition_and_a_foreign_beginning_are_found()
    {
        var chain = Sample.Chain(4);

        Assert.Equal(
            ["numbering contact-list:list-1 #3", "chain contact-list:list-1 #3"],
            Failing([chain[0], chain[2], chain[3]]));
        Assert.NotEmpty(Failing([chain[1], chain[0]]));
        Assert.NotEmpty(Failing([chain[0], chain[0]]));
        Assert.NotEmpty(Failing([chain[1]]));
        Assert.NotEmpty(Failing([Sample.Chain(1)[0], Sample.Chain(2, "list-2")[1]]));
    }

    [Fact]
    public void A_chain_cut_short_is_found_by_whoever_knows_its_head()
    {
        var chain = Sample.Chain(3);
        var trust = Sample.Trust with { Head = [new EvidenceListing(chain[0].Fact.Subject, chain[2].ToHead())] };

        Assert.True(EvidenceChain.Verify(Sample.Envelopes(chain), trust).Holds);
        Assert.Equal(
            ["complete contact-list:list-1"],
            Sample.Failing(EvidenceChain.Verify(Sample.Envelopes(chain.Take(2)), trust)));
        Assert.Equal(["form", "complete contact-list:list-1"], Sample.Failing(EvidenceChain.Verify([], trust)));
    }

    [Fact]
    public void Evidence_recorded_before_the_one_before_it_is_found()
    {
        var first = Sample.Chain(1)[0];
        var second = EvidenceForm.Seal(new EvidenceId(first.Id.Value), first.ToHead(), Sample.Start - Duration.FromSeconds(1), Sample.Fact(), Sample.Key);

        Assert.Equal(["time-order contact-list:list-1 #2"], Failing([first, second]));
    }

    [Fact]
    public void Another_s_key_a_retired_key_and_no_key_are_three_different_findings()
    {
        using var other = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var chain = Sample.Envelopes(Sample.Chain(1));
        var unknown = EvidenceChain.Verify(Sample.Envelopes(Sample.Chain(1, signer: other)), Sample.Trust);
        var retired = EvidenceChain.Verify(chain, Sample.Trust with { Keys = [Sample.Trusted with { RetiredAt = Sample.Start }] });
        var none = EvidenceChain.Verify(chain, Sample.Trust with { Keys = [] }, [Sample.Trusted]);

        const string at = " contact-list:list-1 #1";
        Assert.Equal(["key-known" + at, "signature" + at, "key-in-use" + at], Sample.Failing(unknown));
        Assert.Equal(["key-in-use" + at], Sample.Failing(retired));
        Assert.Equal(["key-trusted"], Sample.Failing(none));
        Assert.IsType<Outcome.NotRun>(none.Checks[0].Outcome);
    }

    [Fact]
    public void A_rule_that_is_not_in_the_rulebook_is_not_met_and_without_a_rulebook_not_run()
    {
        var chain = Sample.Envelopes(Sample.Chain(1));
        var unknown = EvidenceChain.Verify(chain, Sample.Trust with { KnowsRule = _ => false });
        var without = EvidenceChain.Verify(chain, Sample.Trust with { KnowsRule = null });

        Assert.Equal(new Outcome.NotMet("rules-unknown: RPO-03@1"), unknown.Checks.Single(check => check.Name == "rules-known").Outcome);
        Assert.Equal(new Outcome.NotRun("no-rulebook"), without.Checks.Single(check => check.Name == "rules-known").Outcome);
        Assert.False(without.Holds);
    }

    [Fact]
    public void Any_single_bit_changed_in_a_payload_fails_some_required_check()
    {
        var chain = Sample.Chain(3);
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                (from which in Gen.Choose(0, 2)
                 from at in Gen.Choose(0, chain[which].Envelope.Payload.Count - 1)
                 from bit in Gen.Choose(0, 7)
                 select (which, at, bit)).ToArbitrary(),
                flip =>
                {
                    var envelopes = Sample.Envelopes(chain).ToArray();
                    var payload = envelopes[flip.which].Payload.AsSpan().ToArray();
                    payload[flip.at] ^= (byte)(1 << flip.bit);
                    envelopes[flip.which] = envelopes[flip.which] with { Payload = Sequence.Create<byte>(payload) };
                    return !EvidenceChain.Verify(envelopes, Sample.Trust).Holds;
                }));
    }

    [Fact]
    public void Evidence_reads_back_as_sealed()
    {
        foreach (var evidence in Sample.Chain(3))
        {
            var read = SignedEnvelope.Read(evidence.Envelope.ToJson().ToCanonicalBytes()).ValueOrThrow();
            Assert.Equal(evidence, EvidenceForm.Read(read).ValueOrThrow());
        }
    }

    [Fact]
    public void A_payload_with_a_blank_another_order_a_member_more_or_a_member_less_is_unreadable()
    {
        var good = Encoding.UTF8.GetString(Sample.Chain(1)[0].Envelope.Payload.AsSpan());
        Assert.IsType<Result<SealedEvidence>.Ok>(Read(good));

        string[] bad =
        [
            good.Replace(",", ", "),
            good.Replace("}", ",\"z\":1}"),
            good.Replace("\"number\":1,", ""),
            good.Replace("\"number\":1,", "\"number\":0,"),
            good.Replace("evidence/1", "evidence/2"),
            good.Replace("RPO-03@1", "RPO-03@0"),
            good.Replace("\"subject_id\":\"list-1\"", "\"subject_id\":\"list 1\""),
            good.Replace("\"previous\":\"sha256:", "\"previous\":\"sha512:"),
            "[]",
            "",
        ];
        Assert.All(bad, text => Assert.IsType<EvidenceUnreadable>(Assert.IsType<Result<SealedEvidence>.Refused>(Read(text)).Refusals[0]));
    }

    private static Result<SealedEvidence> Read(string payload) =>
        EvidenceForm.Read(SignedEnvelope.Seal(EvidenceForm.PayloadType, Encoding.UTF8.GetBytes(payload), Sample.Key));

    private static string[] Failing(IEnumerable<SealedEvidence> chain) =>
        Sample.Failing(EvidenceChain.Verify(Sample.Envelopes(chain), Sample.Trust));
}
