// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class SealingAGateDay
{
    private static readonly LocalDate Day = new(2026, 11, 20);

    private static readonly IReadOnlyDictionary<ulong, string> Reasons = new Dictionary<ulong, string> { [1] = "opted-out(SCR-02)", [2] = "not-on-sundays(HRS-01)" };

    [Fact]
    public void A_sealed_day_verifies_whole_and_entry_by_entry_and_shows_no_number()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var secret = new SaltSecret(new byte[32]);
        var entries = Entries(100);
        var day = GateDaySeal.Of(Day, entries.Reverse(), Reasons, secret, Worlds.Now);
        var envelope = GateDayForm.Seal(day, key);
        var keys = Keys(key);

        Assert.Equal(day, GateDayForm.Read(envelope).ValueOrThrow());
        Assert.Equal(100, day.Counts.Sum(count => count.Entries));
        Assert.True(VerifyGateDay.Of(envelope, keys, null, (entries, Reasons, secret)).Holds);
        Assert.All(entries, entry => Assert.True(VerifyGateDay.Of(envelope, keys, GateDaySeal.Prove(entries, entry.Decision, secret), null).Holds));
        Assert.DoesNotContain("39347", System.Text.Encoding.UTF8.GetString(envelope.Payload.AsSpan()), StringComparison.Ordinal);
        Assert.Null(GateDaySeal.Prove(entries, Guid.Empty, secret));
    }

    [Fact]
    public void Whatever_is_changed_afterwards_is_found()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var other = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var secret = new SaltSecret(new byte[32]);
        var entries = Entries(33);
        var day = GateDaySeal.Of(Day, entries, Reasons, secret, Worlds.Now);
        var envelope = GateDayForm.Seal(day, key);
        var proof = GateDaySeal.Prove(entries, entries[7].Decision, secret)!;

        Assert.False(VerifyGateDay.Of(envelope, Keys(other), null, null).Holds);
        Assert.False(VerifyGateDay.Of(envelope, [], null, null).Holds);
        Assert.False(VerifyGateDay.Of(GateDayForm.Seal(day with { Entries = 34 }, key), Keys(key), null, null).Holds);
        Assert.False(VerifyGateDay.Of(envelope, Keys(key), null, (entries.Skip(1), Reasons, secret)).Holds);
        Assert.False(VerifyGateDay.Of(envelope, Keys(key), null, (entries.Select(entry => entry with { Verdict = Verdict.Allow }), Reasons, secret)).Holds);
        Assert.False(VerifyGateDay.Of(envelope, Keys(key), proof with { Entry = proof.Entry with { Verdict = Verdict.Review } }, null).Holds);
        Assert.False(VerifyGateDay.Of(envelope, Keys(key), proof with { Index = 8 }, null).Holds);
        Assert.True(VerifyGateDay.Of(envelope, Keys(key), proof, null).Holds);
        Assert.False(VerifyGateDay.Of(SignedEnvelope.Seal(GateDayForm.PayloadType, "{}"u8, key), Keys(key), null, null).Holds);
    }

    [Fact]
    public void A_day_without_decisions_is_sealed_too()
    {
        using var secret = new SaltSecret(new byte[32]);
        var day = GateDaySeal.Of(Day, [], Reasons, secret, Worlds.Now);
        Assert.Equal((0L, 0), (day.Entries, day.Counts.Count));
    }

    private static List<TrustedKey> Keys(SigningKey key) => [new TrustedKey(key.Key, GateDayForm.Purpose.Name, Worlds.Now - Duration.FromDays(1), null)];

    private static IReadOnlyList<GateLogEntry> Entries(int count) =>
    [
        .. Dialled.Events.Sample(count).Select((one, at) => new GateLogEntry(
            new Guid(at + 1, 0, 0, new byte[8]), UtcMicroseconds.Floor(RomeTime.StartOf(Day) + Duration.FromMinutes(at)), one.Campaign, one.Centre, Dialled.Caller, one.Number,
            at % 3 == 0 ? Verdict.Allow : Verdict.Withhold, false, false, at % 3 == 0 ? 0 : (ulong)(at % 3), ContentHash.Of([1]), at)),
    ];
}
