// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera answers</c> and <c>filiera optouts</c>: the register's answers become an index, or are refused with file and line.</summary>
public sealed class AnswersCompiled(Sector sector) : IDisposable
{
    private const string Head = "number_e164;result;checked_at\n";
    private const string Keep = "+393470001111;KEEP;2026-01-10T09:00:00Z\n";
    private const string Remove = "+393470002222;REMOVE;2026-01-10T09:00:00Z\n";

    private static readonly string Vat = Sector.Plan.Clients[0].VatNumber;

    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Several_consultations_become_one_index_in_which_the_newest_answer_counts()
    {
        var old = Write("old.csv", Head + Keep + "+393470002222;KEEP;2025-12-01T09:00:00Z\n");
        var fresh = _desk.Write("new.csv.gz", BadFiles.Gzip(Encoding.UTF8.GetBytes(Head + Remove)));

        var compiled = await CompileAsync([old, fresh], "--json");
        var info = await Tool.RunAsync("answers", "info", _desk.Of("answers.idx"), "--json");
        var verified = await _desk.RunAsync("answers", "verify", _desk.Of("answers.idx"), "--json");

        var said = JsonDocument.Parse(compiled.WithCode(0).Output).RootElement;
        Assert.Equal((1, 1, 3, "consultation"), (said.GetProperty("keep").GetInt32(), said.GetProperty("remove").GetInt32(), said.GetProperty("rows").GetInt32(), said.GetProperty("kind").GetString()));
        Assert.Equal(["old.csv", "new.csv.gz"], said.GetProperty("sources").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        Assert.Equal(compiled.Output, info.WithCode(0).Output);
        Assert.Equal(compiled.Output, verified.WithCode(0).Output);
        var diff = await _desk.RunAsync("answers", "diff", _desk.Of("answers.idx"), _desk.Of("answers.idx"), "--json");
        Assert.Equal(2, JsonDocument.Parse(diff.WithCode(0).Output).RootElement.GetProperty("same").GetInt32());
        Assert.DoesNotContain("347000", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_desk.Of("answers.idx"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_there_is_replaced_only_when_that_is_said()
    {
        var answer = Write("a.csv", Head + Keep);
        (await CompileAsync([answer])).WithCode(0);
        var first = await File.ReadAllBytesAsync(_desk.Of("answers.idx"));

        var again = await CompileAsync([answer]);
        var kept = await File.ReadAllBytesAsync(_desk.Of("answers.idx"));
        (await CompileAsync([answer], "--replace")).WithCode(0);

        Assert.Equal((2, "output-file-already-there"), (again.Code, Assert.Single(again.Codes)));
        Assert.Equal(first, kept);
    }

    [Theory]
    [InlineData("answer-row-unreadable (line 3)", Head + Keep + "non disponibile;KEEP;2026-01-10T09:00:00Z\n")]
    [InlineData("answer-row-unreadable (line 2)", Head + "+393470001111;FORSE;2026-01-10T09:00:00Z\n")]
    [InlineData("answer-row-unreadable (line 2)", Head + "+393470001111;KEEP;ieri\n")]
    [InlineData("answer-contradicts-itself (line 3)", Head + Keep + "+39 347 000 1111;REMOVE;2026-01-10T09:00:00Z\n")]
    [InlineData("answer-from-the-future (line 2)", Head + "+393470001111;KEEP;2126-01-10T09:00:00Z\n")]
    [InlineData("answer-columns-missing (a.csv)", "numero;data\n+393470001111;2026-01-10T09:00:00Z\n")]
    [InlineData("answer-of-another-controller (line 2)", "number_e164;result;checked_at;controller_vat\n+393470001111;KEEP;2026-01-10T09:00:00Z;00000010999\n")]
    public async Task An_answer_that_cannot_be_relied_on_is_refused_whole_with_its_line(string refusal, string content)
    {
        var ran = await CompileAsync([Write("a.csv", content)]);

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.StartsWith(refusal + ":", ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.Of("answers.idx")));
    }

    [Fact]
    public async Task An_answer_about_a_number_never_submitted_is_refused()
    {
        var answer = Write("a.csv", Head + Keep + Remove);
        var submitted = Write("s.csv", "telefono\n347 000 1111\n");

        var never = await CompileAsync([answer], "--submitted", submitted);
        File.AppendAllText(submitted, "+39 347 000 2222\n");
        var whole = await CompileAsync([answer], "--submitted", submitted);

        Assert.Equal((2, "answer-never-submitted"), (never.Code, never.Codes[0]));
        Assert.Contains("submission compared", whole.WithCode(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_come_back_in_a_cleansed_list_is_to_be_removed()
    {
        var submitted = Write("s.csv", "telefono\n+39 347 000 1111\n+39 347 000 2222\n+39 347 000 3333\n");
        var back = Write("back.csv", "telefono\n+39 347 000 1111\n");

        var ran = await CompileAsync([back], "--cleansed", "--checked-at", "2026-01-10T10:00", "--submitted", submitted);
        var unsaid = await CompileAsync([back], "--cleansed", "--replace");

        Assert.StartsWith("numbers 3 = keep 1 + remove 2", ran.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal((2, "option-not-understood"), (unsaid.Code, Assert.Single(unsaid.Codes)));
    }

    [Fact]
    public async Task A_snapshot_says_that_it_is_no_consultation()
    {
        var register = Write("register.csv", "telefono;data_iscrizione\n+39 347 000 1111;2025-03-01\n+39 347 000 2222;\n");

        var ran = await _desk.RunAsync(
            "optouts", "compile", register, "-o", _desk.Of("optouts.idx"), "--controller", Vat, "--taken-at", "2026-01-10T10:00:00Z");

        Assert.StartsWith("snapshot of a register, no consultation: 2 numbers enrolled", ran.WithCode(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_cut_flipped_of_another_version_or_of_another_key_is_never_read()
    {
        (await CompileAsync([Write("a.csv", Head + Keep + Remove)])).WithCode(0);
        var whole = await File.ReadAllBytesAsync(_desk.Of("answers.idx"));
        using var other = sector.Copy();

        Assert.Equal("answer-index-truncated", await VerifyAsync(whole[..^1]));
        Assert.Equal("answer-index-damaged", await VerifyAsync([.. whole[..^20], (byte)(whole[^20] ^ 1), .. whole[^19..]]));
        Assert.Equal("not-an-answer-index", await VerifyAsync(BadFiles.Noise(5000)));
        Assert.Equal("not-an-answer-index", await VerifyAsync(Encoding.UTF8.GetBytes(Head + Keep)));
        Assert.Equal("index-key-missing", Assert.Single((await other.RunAsync("answers", "verify", _desk.Of("answers.idx"))).Codes));
        for (var i = 0; i < whole.Length; i += Math.Max(1, whole.Length / 24))
        {
            var flipped = whole.ToArray();
            flipped[i] ^= 0x10;
            Assert.NotEqual("", await VerifyAsync(flipped));
        }
    }

    private Task<Ran> CompileAsync(string[] answers, params string[] more) =>
        _desk.RunAsync(["answers", "compile", .. answers, "-o", _desk.Of("answers.idx"), "--controller", Vat, .. more]);

    /// <summary>The code with which an index of those bytes is refused, or nothing.</summary>
    private async Task<string> VerifyAsync(byte[] index)
    {
        var ran = await _desk.RunAsync("answers", "verify", _desk.Write("other.idx", index));
        Assert.Equal(ran.Code == 0 ? 0 : 2, ran.Code);
        return ran.Code == 0 ? "" : Assert.Single(ran.Codes);
    }

    private string Write(string name, string content) => _desk.Write(name, Encoding.UTF8.GetBytes(content));
}
