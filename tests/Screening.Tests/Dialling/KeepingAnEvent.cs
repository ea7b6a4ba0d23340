// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed class KeepingAnEvent
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Check.One(Worlds.Many, Prop.ForAll(Dialled.Events.ToArbitrary(), one =>
        {
            Span<byte> bytes = stackalloc byte[DialEventForm.Size];
            DialEventForm.Write(one, bytes);
            Assert.True(DialEventForm.TryRead(bytes, out var read));
            Assert.Equal(one, read);
        }));

    [Fact]
    public void What_nobody_would_write_is_not_read()
    {
        var bytes = new byte[DialEventForm.Size];
        DialEventForm.Write(Dialled.Events.Sample(1)[0], bytes);

        Assert.False(DialEventForm.TryRead(bytes.AsSpan(1), out _));
        Assert.All([(0, 2), (1, 0), (1, 8), (2, 2), (3, 1), (68, 0xFF), (76, 0x7F)], change =>
        {
            var altered = bytes.ToArray();
            altered[change.Item1] = (byte)change.Item2;
            Assert.False(DialEventForm.TryRead(altered, out _));
        });
    }

    [Fact]
    public void The_text_of_an_event_shows_no_number()
    {
        var one = Dialled.Events.Sample(1)[0];
        Assert.DoesNotContain(one.Number.RevealDigits().ToString(System.Globalization.CultureInfo.InvariantCulture)[4..], one.ToString(), StringComparison.Ordinal);
    }
}
