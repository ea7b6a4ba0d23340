// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using Filiera.Parties;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>Calls, events and numbers that are plainly made up.</summary>
internal static class Dialled
{
    public static readonly OrganisationId Client = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId Centre = new(Guid.Parse("01900000-0000-7000-8000-000000000002"));
    public static readonly CampaignId Campaign = new(Guid.Parse("01900000-0000-7000-8000-000000000003"));
    public static readonly CallerId Caller = CallerId.FromKept(390_612_345_678, NumberKind.Geographic);

    public static readonly Gen<SubscriberNumber> Numbers = Gen.OneOf(
        Gen.Choose(0, 9_999_999).Select(last => SubscriberNumber.FromRevealed(393_470_000_000UL + (ulong)last)),
        Gen.Choose(0, 999_999).Select(last => SubscriberNumber.FromRevealed(39_061_000_000UL + (ulong)last)),
        Gen.Choose(0, 999_999).Select(last => SubscriberNumber.FromRevealed(44_207_946_000_000UL + (ulong)last)));

    public static readonly Gen<Instant> Instants =
        from hours in Gen.Choose(-2_000, 2_000)
        from micros in Gen.Choose(0, int.MaxValue)
        select Worlds.Now + Duration.FromHours(hours) + Duration.FromTicks(10L * micros);

    public static readonly Gen<DialEvent> Events =
        from kind in Gen.Elements(Enum.GetValues<DialEventKind>())
        from call in ArbMap.Default.GeneratorFor<Guid>()
        from number in Numbers
        from at in Instants
        from reserved in Gen.Elements(true, false)
        select new DialEvent(kind, call, Campaign, Centre, Client, number, at, reserved);
}
