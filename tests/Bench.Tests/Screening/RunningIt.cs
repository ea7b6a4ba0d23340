// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Bench.Tests.Screening;

/// <summary>The screening benchmark, small: what it compares must be the same at any size.</summary>
public sealed class RunningIt : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("filiera-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_part_runs_on_a_few_rows_without_peers() =>
        Assert.Equal(0, ScreeningBench.Run(["--dir", _folder, "--rows", "20000", "--rounds", "1", "--no-peers"]));

    [Theory]
    [InlineData("--rows", "20000")]
    [InlineData("--dir", "x", "--only", "agree,everything")]
    public void What_it_cannot_do_is_said(params string[] args) => Assert.Equal(2, ScreeningBench.Run(args));
}
