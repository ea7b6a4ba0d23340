// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera numbers parse</c>.</summary>
public sealed class NumbersParsed : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Every_line_becomes_one_object_with_its_seven_members()
    {
        var file = _desk.Write("numbers.txt", "+39 055 1234567\r\n3,93E+11\r\n\r\n+44 20 7946 0958\n112"u8);

        var ran = (await Tool.RunAsync("numbers", "parse", "--json", file)).WithCode(0);

        Assert.Equal(
            [
                """{"line":1,"input":"+39 055 1234567","status":"valid","e164":"+390551234567","kind":"geographic","country":"IT","reason":"in-plan"}""",
                """{"line":2,"input":"3,93E+11","status":"ambiguous","e164":null,"kind":null,"country":null,"reason":"digits-lost"}""",
            ],
            ran.Lines.Take(2));
        Assert.Equal([(3, "", "invalid"), (4, "+44 20 7946 0958", "foreign"), (5, "112", "valid")], ran.Lines.Skip(2).Select(Read));
        Assert.Equal("", ran.Error);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_answered_line_by_line()
    {
        var file = _desk.Write("bytes.txt", [0xFF, 0xFE, 0x00, 0x0A, .. "Nicol"u8, 0xF2, 0x0A, .. "055 1234567"u8]);

        var ran = (await Tool.RunAsync("numbers", "parse", "--json", file)).WithCode(0);

        Assert.Equal([(1, "\uFFFD\uFFFD\0", "invalid"), (2, "Nicol\uFFFD", "invalid"), (3, "055 1234567", "valid")], ran.Lines.Select(Read));
    }

    [Fact]
    public async Task An_empty_file_has_no_lines()
    {
        Assert.Equal(new Ran(0, "", ""), await Tool.RunAsync("numbers", "parse", "--json", _desk.Write("empty.txt", [])));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_with_its_code()
    {
        var ran = await Tool.RunAsync("numbers", "parse", "--json", _desk.Of("missing.txt"));

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Equal(["numbers-file-unreadable"], ran.Codes);
    }

    [Fact]
    public async Task The_program_writes_the_same_bytes_to_its_standard_output()
    {
        var file = _desk.Write("numbers.txt", "０５５ １２３４５６７\nNicolò\n"u8);

        var inside = await Tool.RunAsync("numbers", "parse", "--json", file);
        var outside = await Tool.ProgramAsync(null, "numbers", "parse", "--json", file);

        Assert.Equal(2, inside.Lines.Count);
        Assert.Equal(inside, outside);
    }

    private static (int Line, string Input, string Status) Read(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return (json.GetProperty("line").GetInt32(), json.GetProperty("input").GetString()!, json.GetProperty("status").GetString()!);
    }
}
