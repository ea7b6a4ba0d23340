// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Numbering.Tests.Golden;

public class Vectors
{
    [Fact]
    public void Every_writing_comes_to_what_the_golden_file_says()
    {
        if (Environment.GetEnvironmentVariable("FILIERA_ACCEPT") == "1")
        {
            Vector.Accept();
            Assert.Skip("The golden file was renewed: read the difference before committing it.");
        }

        Assert.Equal(Vector.All, Vector.All.Select(vector => Vector.Of(vector.Input)));
    }

    [Fact]
    public void The_golden_file_covers_every_reason_every_kind_and_every_status()
    {
        Assert.True(Vector.All.Count >= 300);
        Assert.Equal(Vector.All.Count, Vector.All.Select(vector => vector.Input).Distinct().Count());
        Assert.Empty(NumberWords.Reasons.Select(reason => reason.Code).Except(Vector.All.Select(vector => vector.Reason)));
        var held = NumberingPlan.Italy.Ranges.Where(range => !range.IsWithdrawn).Select(range => range.Kind.ToCode()!).Distinct();
        Assert.Empty(held.Except(Vector.All.Select(vector => vector.Kind)));
    }

    [Fact]
    public void Bytes_and_characters_are_read_alike() =>
        Assert.All(
            Vector.All.Where(vector => !vector.Input.Any(char.IsSurrogate)),
            vector => Assert.Equal(NumberParser.Parse(vector.Input), NumberParser.Parse(Encoding.UTF8.GetBytes(vector.Input))));
}
