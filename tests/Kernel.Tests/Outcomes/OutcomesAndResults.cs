// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel.Tests;

public sealed class OutcomesAndResults
{
    private static readonly Refusal _first = new NotCanonicalisable(3, "no value begins like this");
    private static readonly Refusal _second = new NotCanonicalisable(5, "a string is not closed") { Where = "line 2" };

    [Fact]
    public void Only_what_is_met_or_not_applicable_allows_a_positive_decision()
    {
        Assert.True(new Outcome.Met().AllowsPositiveDecision);
        Assert.True(new Outcome.NotApplicable("no calls from abroad").AllowsPositiveDecision);
        Assert.False(new Outcome.NotMet("three calls on a Sunday").AllowsPositiveDecision);
        Assert.False(new Outcome.NotRun("the register's answer is missing").AllowsPositiveDecision);
    }

    [Fact]
    public void Outcomes_are_equal_by_kind_and_reason()
    {
        Assert.Equal<Outcome>(new Outcome.Met(), new Outcome.Met());
        Assert.NotEqual<Outcome>(new Outcome.NotMet("a"), new Outcome.NotRun("a"));
        Assert.NotEqual<Outcome>(new Outcome.NotRun("a"), new Outcome.NotRun("b"));
    }

    [Fact]
    public void A_value_is_a_result_and_so_is_a_refusal()
    {
        Result<int> value = 5;
        Result<int> refused = _first;
        Result<int> both = Sequence.From([_first, _second]);

        Assert.Equal(new Result<int>.Ok(5), value);
        Assert.Equal(new Result<int>.Refused([_first]), refused);
        Assert.Equal(new Result<int>.Refused([_first, _second]), both);
        Assert.Equal(5, value.ValueOrThrow());
    }

    [Fact]
    public void A_refused_result_has_no_value_and_says_why()
    {
        Result<int> both = Sequence.From([_first, _second]);

        var failure = Assert.Throws<InvalidOperationException>(() => both.ValueOrThrow());
        Assert.Equal(_first + Environment.NewLine + _second, failure.Message);
    }

    [Fact]
    public void There_is_no_refusal_without_a_reason()
    {
        Assert.Throws<ArgumentException>(() => new Result<int>.Refused([]));
        Assert.Throws<ArgumentException>(() => { Result<int> result = Sequence<Refusal>.Empty; });
    }

    [Fact]
    public void A_refusal_says_its_code_its_place_what_is_wrong_and_what_to_do()
    {
        Assert.Equal(
            "json-not-canonicalisable: The JSON cannot be read at byte 3: no value begins like this. "
            + "Send UTF-8 JSON without duplicate names, fractions or anything after the document.",
            _first.ToString());
        Assert.StartsWith("json-not-canonicalisable (line 2): ", _second.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(_first with { Where = "line 2" }, _first);
    }
}
