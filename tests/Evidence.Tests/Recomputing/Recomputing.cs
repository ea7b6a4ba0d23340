// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence.Tests;

public class Recomputing
{
    private static readonly EvidenceBundle Bundle = new([Sample.Trusted], Sample.Envelopes(Sample.Chain(1)));

    [Fact]
    public async Task The_same_statement_from_the_same_inputs_meets_both_checks()
    {
        var checks = await Verify(Measures(0), new MemoryInputs(("list", Sample.List)));

        Assert.Equal([Met("inputs"), Met("recomputed")], checks);
    }

    [Fact]
    public async Task Another_statement_from_the_same_inputs_is_not_met()
    {
        var checks = await Verify(Measures(1), new MemoryInputs(("list", Sample.List)));

        Assert.Equal([Met("inputs"), Of("recomputed", new Outcome.NotMet("statement-differs"))], checks);
    }

    [Fact]
    public async Task An_input_with_another_hash_is_not_met_and_nothing_is_recomputed_from_it()
    {
        var checks = await Verify(Measures(0), new MemoryInputs(("list", [1, 2, 3])));

        Assert.Equal(
            [
                Of("inputs", new Outcome.NotMet("input-changed: list")),
                Of("recomputed", new Outcome.NotRun("inputs-not-those-measured")),
            ],
            checks);
    }

    [Fact]
    public async Task A_missing_input_a_missing_capability_and_a_refusal_leave_the_check_not_run()
    {
        var missing = await Verify(Measures(0), new MemoryInputs());
        var unable = await Verify(null, new MemoryInputs(("list", Sample.List)));
        var refused = await Verify(new Measurer(_ => new NoEvidenceAbout()), new MemoryInputs(("list", Sample.List)));

        Assert.Equal(Of("inputs", new Outcome.NotRun("input-missing: list")), missing[0]);
        Assert.Equal(Of("recomputed", new Outcome.NotRun("no-capability: screening")), unable[1]);
        Assert.Equal(Of("recomputed", new Outcome.NotRun("not-measured-again: no-evidence-about")), refused[1]);
    }

    [Fact]
    public async Task Without_inputs_neither_check_is_run_and_neither_is_required()
    {
        var verification = await new VerifyEvidence(new RecomputeRegistry([])).RunAsync(Bundle, Sample.Trust, null, default);
        var none = new Outcome.NotRun("no-inputs");

        Assert.True(verification.Holds);
        Assert.Equal(
            [Of("inputs", none) with { Required = false }, Of("recomputed", none) with { Required = false }],
            verification.Checks.TakeLast(2));
    }

    [Fact]
    public void Two_capabilities_of_one_name_are_a_mistake_of_whoever_registers_them() =>
        Assert.Throws<ArgumentException>(() => new RecomputeRegistry([Measures(0), Measures(1)]));

    private static async Task<Check[]> Verify(IRecompute? capability, IEvidenceInputs inputs)
    {
        var registry = new RecomputeRegistry(capability is null ? [] : [capability]);
        return [.. (await new VerifyEvidence(registry).RunAsync(Bundle, Sample.Trust, inputs, default)).Checks.TakeLast(2)];
    }

    private static Check Met(string name) => Of(name, new Outcome.Met());

    private static Check Of(string name, Outcome outcome) => new(name, outcome, "contact-list:list-1 #1");

    private static Measurer Measures(long withheld) => new(_ => (Json)Json.Object(("delivered", 100), ("withheld", withheld)));

    private sealed class Measurer(Func<EvidenceDraft, Result<Json>> measure) : IRecompute
    {
        public string Capability => "screening";

        public Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct) => Task.FromResult(measure(fact));
    }
}
