// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

/// <summary>Random histories of drafts, exports, answers, additions, days and calls, against a slow and obvious model of the law.</summary>
public sealed class TheClockAndTheLaw
{
    private static readonly string[] Controllers = ["01234567890", "09876543210"];

    private static readonly Config Many =
        Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 50_000 : 1_500);

    private static readonly Gen<(int Kind, int A, int B)[]> Histories =
        from size in Gen.Choose(5, 60)
        from steps in Gen.ArrayOf(
            from kind in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Constant(1)), (4, Gen.Constant(2)), (5, Gen.Constant(3)), (2, Gen.Constant(4)), (1, Gen.Constant(5)), (8, Gen.Constant(6)))
            from a in Gen.Choose(0, 1 << 20)
            from b in Gen.Choose(0, 1 << 20)
            select (kind, a, b), size)
        select steps;

    [Fact]
    public void No_call_is_allowed_outside_the_law_and_none_inside_it_is_refused()
    {
        var (allowed, refused) = (0, 0);
        Check.One(Many, Prop.ForAll(Histories.ToArbitrary(), steps =>
        {
            var history = new History();
            foreach (var (kind, a, b) in steps)
            {
                if (history.Do(kind, a, b) is { } call)
                {
                    Assert.Equal(call.Lawful, call.Said is Outcome.Met);
                    (allowed, refused) = call.Lawful ? (allowed + 1, refused) : (allowed, refused + 1);
                }
            }
        }));
        Assert.True(allowed > 50 && refused > 50, $"{allowed} calls allowed and {refused} refused: the histories say too little.");
    }

    /// <summary>Both at once: the events that the clock reads, and a list of everything the register ever said.</summary>
    private sealed class History
    {
        private readonly List<Consultation> _consultations = [];
        private readonly List<(int Consultation, List<int> Numbers)> _lists = [];
        private readonly Dictionary<ContentHash, Dictionary<int, OptOutAnswer>> _answers = [];
        private readonly List<(string Controller, int Number, Instant At, bool Remove)> _said = [];
        private readonly Dictionary<string, Instant> _campaigns = [];
        private Instant _now = Asked.Start;

        public (bool Lawful, Outcome Said)? Do(int kind, int a, int b)
        {
            switch (kind)
            {
                case 0:
                    _consultations.Add(Consultation.Fold(
                        new ConsultationId(new Guid(_consultations.Count, 0, 0, new byte[8])),
                        [Asked.At(_now, Asked.Drafted with { ControllerVat = Controllers[a % 2] })]));
                    _lists.Add((_consultations.Count - 1, [.. Enumerable.Range(0, 6).Where(number => (b >> number) % 2 == 1)]));
                    return null;
                case 1:
                    Change(a, one => one is { ExportedAt: null, AbandonedAt: null }, (_, _) => new ConsultationEvent.Exported("neutral", [Asked.Part() with { SendFrom = _now }]));
                    return null;
                case 2:
                    Change(a, one => one is { ExportedAt: not null, AbandonedAt: null, Waiting.IsEmpty: false }, (one, at) => Answer(one, at, b));
                    return null;
                case 3:
                    _now += Duration.FromHours((b % 3) switch { 0 => 1, 1 => a % 100, _ => a % 400 });
                    return null;
                case 4:
                    _campaigns[Controllers[a % 2]] = _now;
                    return null;
                case 5:
                    Change(a, one => one.AbandonedAt is null, (_, _) => new ConsultationEvent.Abandoned("prova"));
                    return null;
                default:
                    return Call(Controllers[a % 2], b % 6);
            }
        }

        private void Change(int at, Func<Consultation, bool> may, Func<Consultation, int, ConsultationEvent?> happens)
        {
            if (_consultations.Count > 0 && _consultations[at % _consultations.Count] is var one && may(one)
                && happens(one, at % _consultations.Count) is { } happened)
            {
                _consultations[at % _consultations.Count] = one.After(Asked.At(_now, happened));
            }
        }

        // The register looked at each number at some moment between the export and now.
        private ConsultationEvent? Answer(Consultation one, int at, int drawn)
        {
            var hours = (int)Math.Min((_now - one.ExportedAt!.Value).TotalHours, 30);
            var said = _lists[at].Numbers.ToDictionary(
                number => number, number => new OptOutAnswer(((drawn >> number) & 1) == 1, _now - Duration.FromHours(hours == 0 ? 0 : (drawn + number) % (hours + 1))));
            if (said.Count == 0)
            {
                return null;
            }

            var digest = ContentHash.Of(BitConverter.GetBytes(_answers.Count));
            _answers.Add(digest, said);
            _said.AddRange(said.Select(answer => (one.ControllerVat, answer.Key, answer.Value.CheckedAt, answer.Value.Remove)));
            return new ConsultationEvent.AnswerReceived(
                [Asked.Answer(said.Values.Min(answer => answer.CheckedAt), digest: digest) with { Newest = said.Values.Max(answer => answer.CheckedAt) }]);
        }

        private (bool, Outcome)? Call(string controller, int number)
        {
            if (!_campaigns.TryGetValue(controller, out var campaign))
            {
                return null;
            }

            return (IsLawful(controller, number, campaign), ConsultationClock.MayCall(
                _consultations,
                answer => _answers[answer.Digest].TryGetValue(number, out var said) ? said : null,
                controller,
                campaign,
                _now,
                Asked.Figures));
        }

        // The law, word by word: own answers only; one before the campaign; the newest about the number younger than fifteen days, and keep.
        private bool IsLawful(string controller, int number, Instant campaign)
        {
            var own = _said.Where(said => said.Controller == controller).ToList();
            var about = own.Where(said => said.Number == number).ToList();
            if (!own.Any(said => said.At <= campaign) || about.Count == 0)
            {
                return false;
            }

            var last = about.Max(said => said.At);
            return _now - last < Duration.FromDays(15) && about.Where(said => said.At == last).All(said => !said.Remove);
        }
    }
}
