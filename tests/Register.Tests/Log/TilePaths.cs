// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Register.Tests;

public class TilePaths
{
    [Theory]
    [InlineData(0, 0L, 256, "tile/0/000")]
    [InlineData(0, 0L, 1, "tile/0/000.p/1")]
    [InlineData(3, 1234067L, 256, "tile/3/x001/x234/067")]
    [InlineData(1, 1000L, 255, "tile/1/x001/000.p/255")]
    [InlineData(-1, 273L, 112, "tile/entries/273.p/112")]
    public void A_path_is_the_one_the_specification_writes(int level, long index, int width, string path)
    {
        var tile = level < 0 ? TilePath.Entries(index, width) : TilePath.Hashes(level, index, width);

        Assert.Equal(path, tile.ToString());
        Assert.True(TilePath.TryParse(path, out var read));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/8/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/x000/000")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/entries/+00")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    public void What_is_no_path_is_refused(string? path) => Assert.False(TilePath.TryParse(path, out _));

    [Fact]
    public void Any_path_is_read_back() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from level in Gen.Choose(-1, TilePath.HighestLevel)
         from index in ArbMap.Default.GeneratorFor<long>()
         from width in Gen.Choose(1, 256)
         select level < 0 ? TilePath.Entries(index & long.MaxValue, width) : TilePath.Hashes(level, index & long.MaxValue, width)).ToArbitrary(),
        tile => TilePath.TryParse(tile.ToString(), out var read) && read == tile));

    [Fact]
    public void A_bundle_is_read_back_and_anything_cut_or_overfull_is_not()
    {
        ReadOnlyMemory<byte>[] entries = [LogBed.Entry(1), Array.Empty<byte>(), new byte[EntryBundle.LongestEntry]];
        var bundle = EntryBundle.Write(entries);

        Assert.Equal(entries.Select(entry => entry.ToArray()), EntryBundle.Read(bundle, 3)!.Value.Select(entry => entry.ToArray()));
        Assert.Equal(2, EntryBundle.Read(bundle, 2)!.Value.Length);
        Assert.Null(EntryBundle.Read(bundle, 4));
        Assert.Null(EntryBundle.Read(bundle.AsMemory(..^1), 3));
        Assert.Null(EntryBundle.Read(new byte[2 * 257], 256));
        Assert.NotNull(EntryBundle.Read(new byte[2 * 256], 256));
        Assert.Throws<ArgumentException>(() => EntryBundle.Write([new byte[EntryBundle.LongestEntry + 1]]));
    }
}
