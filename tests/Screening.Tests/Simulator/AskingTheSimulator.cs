// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class AskingTheSimulator
{
    private const string Other = "09876543210";
    private static readonly Instant Later = Asked.Start + Duration.FromDays(30);
    private static readonly SubscriberNumber Free = Drawn().First(number => !new SimulatedRegister("seed", []).Removes(number, Asked.Vat, Later));

    [Fact]
    public void The_same_seed_answers_the_same_and_about_a_third_is_enrolled()
    {
        var (one, again) = (new SimulatedRegister("seed", []), new SimulatedRegister("seed", []));
        var numbers = Drawn().Take(4_000).ToList();

        Assert.Equal(numbers.Select(number => one.Removes(number, Asked.Vat, Asked.Start)), numbers.Select(number => again.Removes(number, Asked.Vat, Asked.Start)));
        Assert.InRange(numbers.Count(number => one.Removes(number, Asked.Vat, Asked.Start)), 1_100, 1_600);
        Assert.NotEqual(
            numbers.Select(number => one.Removes(number, Asked.Vat, Asked.Start)), numbers.Select(number => new SimulatedRegister("b", []).Removes(number, Asked.Vat, Asked.Start)));
    }

    [Fact]
    public void Some_revocations_make_controllers_answers_differ()
    {
        var register = new SimulatedRegister("seed", []);

        Assert.Contains(Drawn().Take(4_000), number => register.Removes(number, Asked.Vat, Asked.Start) != register.Removes(number, Other, Asked.Start));
    }

    [Fact]
    public void An_enrolment_counts_from_its_instant_a_revocation_for_one_controller_and_a_renewal_for_all()
    {
        var register = new SimulatedRegister("seed",
        [
            new CitizenAct(Free, CitizenActKind.Enrol, Later),
            new CitizenAct(Free, CitizenActKind.Revoke, Later + Duration.FromDays(1), Asked.Vat),
            new CitizenAct(Free, CitizenActKind.Renew, Later + Duration.FromDays(2)),
        ]);

        Assert.Equal([false, true, false, true], Days(register, Asked.Vat));
        Assert.Equal([false, true, true, true], Days(register, Other));
    }

    [Fact]
    public void Acts_are_read_from_a_file_and_what_is_unreadable_is_named()
    {
        var text = "number_e164;act;at;controller_vat\n+393471234567;enrol;2026-11-01T09:00:00Z;\n+393471234567;revoke;2026-11-02T09:00:00Z;01234567890\n";
        var number = SubscriberNumber.FromRevealed(393471234567);

        Assert.Equal(
            [new CitizenAct(number, CitizenActKind.Enrol, Asked.Start), new CitizenAct(number, CitizenActKind.Revoke, Asked.Start + Duration.FromDays(1), Asked.Vat)],
            CitizenActs.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).ValueOrThrow());
        Assert.Equal(
            [new SimulatedActUnreadable { Where = "line 4" }],
            Assert.IsType<Result<Sequence<CitizenAct>>.Refused>(CitizenActs.Read(new MemoryStream(Encoding.UTF8.GetBytes(text + "+393471234567;revoke;2026-11-02T09:00:00Z;\n")))).Refusals);
    }

    private static IEnumerable<bool> Days(SimulatedRegister register, string vat) =>
        new[] { -1, 0, 1, 2 }.Select(days => register.Removes(Free, vat, Later + Duration.FromDays(days)));

    private static IEnumerable<SubscriberNumber> Drawn() => Enumerable.Range(0, 10_000).Select(i => SubscriberNumber.FromRevealed(393_331_000_000 + ((ulong)i * 97)));
}
