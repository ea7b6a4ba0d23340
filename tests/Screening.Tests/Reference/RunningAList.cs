// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

public sealed class RunningAList
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);
    private static readonly ListContext Context = new(
        Now,
        new CampaignFacts("01234567890", "Cliente di Prova", Sector.Other, Purpose.Promotion, new Outcome.Met(), new Outcome.Met()),
        null,
        FilesAtHand.None,
        Rules.Precedence);

    private static readonly Sequence<AppliedRule> BasisOnly = [Rules.Of("SCR-02", "basis-present", Severity.Block)];

    [Fact]
    public async Task Each_row_goes_to_one_of_three_files_with_its_reasons()
    {
        const string list = "telefono;base;nome\r\n+39 347 1234567;cliente;\"Rossi; Ada\"\r\n06 69893123;;B\r\n347 1234567;richiesta;C\r\n"
            + "+44 20 7946 0958;cliente;D\r\nnon disponibile;cliente;E\r\n";
        var (run, blobs) = await RunAsync(Encoding.UTF8.GetBytes(list));
        Assert.Equal(new VerdictCounts(1, 1, 0, 1, 1, 1), run.Counts);
        Assert.Equal(
            "telefono;base;nome;filiera_reasons;filiera_valid_until\r\n+39 347 1234567;cliente;\"Rossi; Ada\";;\r\n",
            Text(blobs, run.Outputs.Callable));
        Assert.Equal(
            "telefono;base;nome;filiera_verdict;filiera_reasons;filiera_valid_until\r\n06 69893123;;B;withhold;no-basis(SCR-02);\r\n"
            + "347 1234567;richiesta;C;duplicate;duplicate;\r\n+44 20 7946 0958;cliente;D;foreign;foreign-number;\r\n",
            Text(blobs, run.Outputs.Withheld));
        Assert.EndsWith("non disponibile;cliente;E;number-no-digits\r\n", Text(blobs, run.Outputs.Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_windows_1252_list_comes_back_in_windows_1252()
    {
        var bytes = Encoding.Latin1.GetBytes("Cellulare,Citt\u00E0,Base\n3471234567,Forl\u00EC,cliente\n");
        var (run, blobs) = await RunAsync(bytes);
        Assert.Equal(1, run.Counts.Allow);
        Assert.Contains("Forl\u00EC", Encoding.Latin1.GetString(blobs[run.Outputs.Callable]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_header_is_read_by_its_content()
    {
        var (run, blobs) = await RunAsync("Ada,3471234567\nUgo,0669893123\n"u8.ToArray());
        Assert.Equal((2L, null), (run.Counts.Withhold, run.File.Header));
        Assert.StartsWith("Ada,3471234567,withhold", Text(blobs, run.Outputs.Withheld), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 }, "list-damaged")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08 }, "list-damaged")]
    [InlineData(new byte[0], "list-empty")]
    [InlineData(new byte[] { 0x0A, 0x0A }, "list-empty")]
    [InlineData(new byte[] { 0x61, 0x3B, 0x62, 0x0A, 0x63, 0x3B, 0x64 }, "phone-column-not-found")]
    public async Task A_file_that_is_no_list_is_refused(byte[] bytes, string code)
    {
        var blobs = new MemoryBlobs();
        var refused = Assert.IsType<Result<ReferenceResult>.Refused>(await new ReferenceRun(_ => blobs.Draft()).RunAsync(
            new ReferenceInput(Opening(blobs, bytes), Context, BasisOnly), true, null, _ => ValueTask.CompletedTask, CancellationToken.None));
        Assert.Equal(code, Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public void Rows_in_are_rows_out_and_a_second_run_gives_the_same_bytes()
    {
        var cell = Gen.Elements("3471234567", "+39 06 69893123", "garbage", "", "\"", "\"347;1234567\"", "cliente", "consenso", "+1 212 555 0100", "0039 347 1234567");
        var rows = cell.ListOf().Select(cells => string.Join(';', cells.Take(3))).ListOf();
        Check.QuickThrowOnFailure(Prop.ForAll(rows.ToArbitrary(), lines =>
        {
            var bytes = Encoding.UTF8.GetBytes("telefono;base;x\n" + string.Concat(lines.Select(line => line + "\n")));
            var (first, blobs) = RunAsync(bytes).GetAwaiter().GetResult();
            var (second, _) = RunAsync(bytes).GetAwaiter().GetResult();
            Assert.Equal(first.Outputs, second.Outputs);
            Assert.Equal(first.Counts.Rows, Records(bytes) - 1);
            Assert.Equal(
                first.Counts.Rows + 3,
                Records(blobs[first.Outputs.Callable]) + Records(blobs[first.Outputs.Withheld]) + Records(blobs[first.Outputs.Rejected]));
        }));
    }

    [Fact]
    public void Garbage_is_refused_or_run_but_never_throws()
    {
        var noise = Gen.Choose(0, 255).Select(b => (byte)b).ListOf();
        Check.QuickThrowOnFailure(Prop.ForAll(noise.ToArbitrary(), bytes =>
        {
            var blobs = new MemoryBlobs();
            var result = new ReferenceRun(_ => blobs.Draft()).RunAsync(
                new ReferenceInput(Opening(blobs, [.. bytes]), Context, BasisOnly), true, null, _ => ValueTask.CompletedTask, CancellationToken.None);
            Assert.NotNull(result.GetAwaiter().GetResult());
        }));
    }

    private static int Records(byte[] bytes)
    {
        var csv = new CsvText(new StringReader(Encoding.UTF8.GetString(bytes)), ';');
        var count = 0;
        while (csv.Next() is not null)
        {
            count++;
        }

        return count;
    }

    private static Func<CancellationToken, Task<Stream>> Opening(MemoryBlobs blobs, byte[] list)
    {
        var hash = blobs.Put(list);
        return async ct => (await blobs.OpenAsync(hash, ct)).ValueOrThrow();
    }

    private static string Text(MemoryBlobs blobs, ContentHash hash) => Encoding.UTF8.GetString(blobs[hash]);

    private static async Task<(ReferenceResult Run, MemoryBlobs Blobs)> RunAsync(byte[] list)
    {
        var blobs = new MemoryBlobs();
        var run = await new ReferenceRun(_ => blobs.Draft()).RunAsync(
            new ReferenceInput(Opening(blobs, list), Context, BasisOnly), true, null, _ => ValueTask.CompletedTask, CancellationToken.None);
        return (run.ValueOrThrow(), blobs);
    }
}
