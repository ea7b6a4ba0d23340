// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence.Tests;

public class Bundles
{
    [Fact]
    public async Task A_chain_is_exported_with_its_key_and_verified_from_the_file_alone()
    {
        var store = new MemoryEvidence();
        foreach (var evidence in Sample.Chain(3))
        {
            await store.AppendAsync(evidence, Actor.System("test"), default);
        }

        var bundle = (await new ExportEvidence(store, new MemoryKeys()).RunAsync(Sample.Fact().Subject, default)).ValueOrThrow();
        var read = EvidenceBundle.Read(bundle.ToBytes()).ValueOrThrow();

        Assert.Equal(new EvidenceBundle([Sample.Trusted], Sample.Envelopes(Sample.Chain(3))), bundle);
        Assert.Equal(bundle, read);
        Assert.Equal([new EvidenceInput("list", ContentHash.Of(Sample.List))], read.Inputs);
        Assert.True((await new VerifyEvidence(new RecomputeRegistry([])).RunAsync(read, Sample.Trust, null, default)).Holds);
    }

    [Fact]
    public async Task A_chain_kept_here_is_verified_with_the_head_and_keys_kept_here()
    {
        var store = new MemoryEvidence();
        foreach (var evidence in Sample.Chain(2))
        {
            await store.AppendAsync(evidence, Actor.System("test"), default);
        }

        var verify = new VerifyStoredEvidence(store, new MemoryKeys(), new VerifyEvidence(new RecomputeRegistry([])));
        var found = (await verify.RunAsync(Sample.Fact().Subject, Sample.Trust.KnowsRule, null, default)).ValueOrThrow();
        var nothing = await verify.RunAsync(new EvidenceSubject("contact-list", "unknown"), null, null, default);

        Assert.True(found.Holds);
        Assert.Equal(new Check("complete", new Outcome.Met(), "contact-list:list-1"), found.Checks.Single(check => check.Name == "complete"));
        Assert.Equal([new NoEvidenceAbout()], Assert.IsType<Result<Verification>.Refused>(nothing).Refusals);
    }

    [Fact]
    public async Task Nothing_is_exported_about_a_subject_without_evidence()
    {
        var export = new ExportEvidence(new MemoryEvidence(), new MemoryKeys());
        var refused = Assert.IsType<Result<EvidenceBundle>.Refused>(await export.RunAsync(Sample.Fact().Subject, default));

        Assert.Equal([new NoEvidenceAbout()], refused.Refusals);
    }

    [Fact]
    public void Everything_unreadable_in_a_bundle_is_named_with_its_place()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"format":"filiera-evidence-bundle/1","keys":[{}],"evidence":[{},{"payloadType":"t","payload":"AQ=="}]}""");
        var refused = Assert.IsType<Result<EvidenceBundle>.Refused>(EvidenceBundle.Read(bytes));

        Assert.Equal(
            [
                new KeyUnreadable { Where = "/keys/0" },
                new EnvelopeUnreadable("it has no payloadType") { Where = "/evidence/0" },
                new EnvelopeUnreadable("it has no signatures") { Where = "/evidence/1" },
            ],
            refused.Refusals);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"filiera-evidence-bundle/2","keys":[],"evidence":[]}""")]
    [InlineData("""{"format":"filiera-evidence-bundle/1","keys":[]}""")]
    public void What_is_no_bundle_is_refused(string text)
    {
        var refused = Assert.IsType<Result<EvidenceBundle>.Refused>(EvidenceBundle.Read(Encoding.UTF8.GetBytes(text)));

        Assert.IsType<EvidenceBundleUnreadable>(Assert.Single(refused.Refusals));
    }

    [Fact]
    public void An_empty_bundle_proves_nothing()
    {
        var verification = EvidenceChain.Verify([], Sample.Trust, [Sample.Trusted]);

        Assert.False(verification.Holds);
        Assert.Equal(
            new Verification([new Check("key-trusted", new Outcome.Met()), new Check("form", new Outcome.NotRun("no-evidence-here"))]),
            verification);
    }
}
