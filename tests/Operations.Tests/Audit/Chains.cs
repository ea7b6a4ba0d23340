// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class Chains
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0) + Duration.FromNanoseconds(1_234_567);

    private static readonly Arbitrary<(string Subject, string Note, int Clock)[]> Acts =
        (from subject in ArbMap.Default.GeneratorFor<NonNull<string>>()
         from note in ArbMap.Default.GeneratorFor<NonNull<string>>()
         from clock in Gen.Choose(-10_000, 10_000)
         select (Clean(subject.Get), Clean(note.Get), clock)).ArrayOf().ToArbitrary();

    [Fact]
    public void A_trail_as_written_holds_and_reads_back_from_its_export() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Acts, acts =>
        {
            var trail = Trail(acts);
            Assert.Empty(AuditChain.Verify(trail, trail.Count == 0 ? default : trail[^1].ToHead()));
            Assert.All(trail, entry => Assert.Equal(entry, AuditEntry.Parse(entry.ToJson().ToCanonicalBytes()).ValueOrThrow()));
        }));

    [Fact]
    public void The_hash_is_that_of_the_canonical_form() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Acts, acts => Assert.All(Trail(acts), entry =>
        {
            var form = (Json.Map)entry.ToJson();
            Assert.Equal(new Json.Map(form.Members.Remove("hash")).Hash(), entry.Hash);
            Assert.Equal(entry.Hash, entry.ComputeHash());
        })));

    [Fact]
    public void Time_never_goes_back_and_what_the_clock_said_is_not_lost() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Acts, acts =>
        {
            var trail = Trail(acts);
            Assert.Equal(trail.Select(entry => entry.At).Order(), trail.Select(entry => entry.At));
            Assert.Equal(
                acts.Select(act => UtcMicroseconds.Floor(Start + Duration.FromMilliseconds(act.Clock))),
                trail.Select(entry => entry.At - entry.ClockBehind));
        }));

    [Fact]
    public void Every_single_tampering_is_found_where_it_is() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(3, 12).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (length, place) =>
        {
            var trail = Trail([.. Enumerable.Range(0, length).Select(i => ($"s-{i}", "note", i))]);
            var head = trail[^1].ToHead();
            var at = place % length;
            var entry = trail[at];

            Assert.Equal([new AuditFinding.Altered(at + 1)], Changed(trail, at, entry with { At = entry.At + Duration.FromMilliseconds(at == length - 1 ? 5 : 0), ClockBehind = Duration.FromMilliseconds(1) }, head));
            Assert.Contains(new AuditFinding.Altered(at + 1), Changed(trail, at, entry with { Hash = default }, head));

            // Altered and hashed again: the next entry, or the known head, tells.
            var forged = entry with { Act = new AuditAct(entry.Act.By, "other-deed", "thing", "s", Json.Null) };
            forged = forged with { Hash = forged.ComputeHash() };
            AuditFinding told = at == length - 1 ? new AuditFinding.Rewritten(length, head.Hash) : new AuditFinding.Unlinked(at + 2);
            Assert.Equal([told], Changed(trail, at, forged, head));
        }));

    [Fact]
    public void What_is_missing_or_moved_is_found_where_it_is()
    {
        var trail = Trail([.. Enumerable.Range(0, 6).Select(i => ($"s-{i}", "note", i))]);
        var head = trail[^1].ToHead();
        Assert.Equal([new AuditFinding.Gap(3, 4)], AuditChain.Verify([trail[0], trail[1], trail[4], trail[5]], head));
        Assert.Equal([new AuditFinding.Gap(1, 1)], AuditChain.Verify(trail.Skip(1), head));
        Assert.Equal([new AuditFinding.Truncated(4, 6)], AuditChain.Verify(trail.Take(4), head));
        Assert.Equal([new AuditFinding.Truncated(0, 6)], AuditChain.Verify([], head));
        Assert.Equal([new AuditFinding.OutOfOrder(2, 2)], AuditChain.Verify([trail[0], trail[1], .. trail.Skip(1)], head));
        Assert.Equal(
            [new AuditFinding.Gap(2, 2), new AuditFinding.OutOfOrder(2, 3)],
            AuditChain.Verify([trail[0], trail[2], trail[1], .. trail.Skip(3)], head));
        var early = trail[2] with { At = Start - Duration.FromDays(1) };
        Assert.Contains(new AuditFinding.TimeWentBack(3), AuditChain.Verify([trail[0], trail[1], early, .. trail.Skip(3)], head));
    }

    [Fact]
    public void Bytes_that_are_no_entry_are_refused_and_nothing_throws()
    {
        var good = Trail([("subject", "note", 0)])[0].ToJson().ToCanonicalBytes();
        var unreadable = new Result<AuditEntry>.Refused([new AuditEntryUnreadable()]);
        Assert.Equal(unreadable, AuditEntry.Parse("{}"u8));
        var text = Encoding.UTF8.GetString(good);
        Assert.Equal(unreadable, AuditEntry.Parse(Encoding.UTF8.GetBytes(text.Replace("filiera-audit/1", "filiera-audit/2", StringComparison.Ordinal))));
        Assert.Equal(unreadable, AuditEntry.Parse(Encoding.UTF8.GetBytes(text.Replace("thing-done", "Thing Done", StringComparison.Ordinal))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(
            Gen.Choose(0, good.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
            {
                var bytes = good.ToArray();
                bytes[at] = (byte)value;
                if (AuditEntry.Parse(bytes) is Result<AuditEntry>.Ok { Value: var entry } && value != good[at])
                {
                    Assert.NotEmpty(AuditChain.Verify([entry]));
                }
            }));
    }

    [Fact]
    public void The_audit_trail_refuses_nobody_and_words_that_are_none()
    {
        var somebody = Actor.System("test");
        Assert.Throws<ArgumentException>(() => new AuditAct(default, "done", "thing", "a", Json.Null));
        Assert.Throws<ArgumentException>(() => new AuditAct(somebody, "Done it", "thing", "a", Json.Null));
        Assert.Throws<ArgumentException>(() => new AuditAct(somebody, "done", "-thing", "a", Json.Null));
        Assert.Throws<ArgumentException>(() => new AuditAct(somebody, "done", "thing", "", Json.Null));
        Assert.Throws<ArgumentException>(() => new AuditAct(somebody, "done", "thing", new string('a', 201), Json.Null));
        Assert.Throws<ArgumentException>(() => new AuditAct(somebody, "done", "thing", "a", Json.Object(("x", Json.Array(new Json.Real(0.5))))));
    }

    private static Sequence<AuditFinding> Changed(IReadOnlyList<AuditEntry> trail, int at, AuditEntry by, AuditHead head) =>
        AuditChain.Verify([.. trail.Take(at), by, .. trail.Skip(at + 1)], head);

    private static List<AuditEntry> Trail((string Subject, string Note, int Clock)[] acts)
    {
        var head = default(AuditHead);
        var trail = new List<AuditEntry>();
        foreach (var (subject, note, clock) in acts)
        {
            var act = new AuditAct(Actor.System("test"), "thing-done", "thing", subject, Json.Object(("note", note), ("n", clock)));
            trail.Add(AuditEntry.After(head, act, Start + Duration.FromMilliseconds(clock)));
            head = trail[^1].ToHead();
        }

        return trail;
    }

    /// <summary>Text that has a UTF-8 form and fits an identifier.</summary>
    private static string Clean(string text)
    {
        var clean = new string([.. text.Where(c => !char.IsSurrogate(c)).Take(150)]) + "è😀";
        return clean;
    }
}
