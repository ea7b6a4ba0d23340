// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed class KeepingADecision
{
    private static readonly Gen<GateLogEntry> Entries =
        from one in Dialled.Events
        from caller in Gen.Elements(true, false)
        from readable in Gen.Elements(true, true, false)
        from verdict in Gen.Elements(Enum.GetValues<Verdict>())
        from automated in Gen.Elements(true, false)
        from reasons in Gen.Choose(0, int.MaxValue)
        select new GateLogEntry(
            one.Call, UtcMicroseconds.Floor(one.At), one.Campaign, one.Centre, caller ? Dialled.Caller : null, readable ? one.Number : default, verdict,
            one.AgentReserved, automated, (ulong)reasons << 31, ContentHash.Of([1]), reasons);

    [Fact]
    public void What_is_written_is_read_back() =>
        Check.One(Worlds.Many, Prop.ForAll(Entries.ToArbitrary(), entry =>
        {
            Span<byte> bytes = stackalloc byte[GateLogForm.Size];
            GateLogForm.Write(entry, bytes);
            Assert.True(GateLogForm.TryRead(bytes, out var read));
            Assert.Equal(entry, read);
        }));

    [Fact]
    public void What_nobody_would_write_is_not_read()
    {
        var bytes = new byte[GateLogForm.Size];
        GateLogForm.Write(Entries.Sample(1)[0], bytes);

        Assert.False(GateLogForm.TryRead(bytes.AsSpan(1), out _));
        Assert.All([(0, 2), (1, 6), (2, 4), (3, 99), (52, 0x7F), (60, 0xFF), (68, 0xFF)], change =>
        {
            var altered = bytes.ToArray();
            altered[change.Item1] = (byte)change.Item2;
            Assert.False(GateLogForm.TryRead(altered, out _));
        });
    }
}
