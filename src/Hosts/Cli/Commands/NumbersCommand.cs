// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Filiera.Numbering;

namespace Filiera.Cli;

/// <summary><c>filiera numbers parse [--json] FILE|-</c>: what each line of a file is as a telephone number.</summary>
/// <remarks>Plain text, one number a line, any bytes, any size. Exit code 0 when the file was read, whatever stood in it; 2 when not.</remarks>
public static class NumbersCommand
{
    private const int Unreadable = 2;

    private static readonly JsonWriterOptions JsonLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A text file with one number a line; - for standard input" };
        var json = new Option<bool>("--json") { Description = "JSON Lines: line, input, status, e164, kind, country, reason" };
        var parse = new Command("parse", "Say what each line is: valid, invalid, foreign or ambiguous, and why") { file, json };
        parse.SetAction(result => Parse(result.GetRequiredValue(file), result.GetValue(json), result.InvocationConfiguration));
        return new Command("numbers", "Telephone numbers and the Italian numbering plan") { parse };
    }

    private static int Parse(string file, bool json, InvocationConfiguration console)
    {
        using var output = OutputBytes.Of(console.Output);
        try
        {
            using var input = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            return Parse(new ByteLines(input), json, output);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            console.Error.WriteLine(new NumbersFileUnreadable(problem.Message));
            return Unreadable;
        }
    }

    private static int Parse(ByteLines lines, bool json, Stream output)
    {
        var buffered = new BufferedStream(output, 64 * 1024);
        using var writer = new Utf8JsonWriter(buffered, JsonLine);
        if (!json)
        {
            Row(buffered, "line", "status", "e164", "kind", "country", "reason", "input");
        }

        for (var number = 1L; lines.TryRead(out var line); number++)
        {
            var parsed = NumberParser.Parse(line);
            var text = Encoding.UTF8.GetString(line) + (lines.IsCut ? "…" : string.Empty);
            if (json)
            {
                Write(writer, number, text, parsed);
                buffered.WriteByte((byte)'\n');
            }
            else
            {
                Row(buffered, number.ToString(CultureInfo.InvariantCulture), parsed.Status.ToCode(), parsed.RevealE164(), parsed.Kind.ToCode(), parsed.Country, parsed.Reason.ToCode(), OneLine(text));
            }
        }

        buffered.Flush();
        return 0;
    }

    private static void Write(Utf8JsonWriter writer, long line, string input, ParsedNumber parsed)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", line);
        writer.WriteString("input", input);
        writer.WriteString("status", parsed.Status.ToCode());
        writer.WriteString("e164", parsed.RevealE164());
        writer.WriteString("kind", parsed.Kind.ToCode());
        writer.WriteString("country", parsed.Country);
        writer.WriteString("reason", parsed.Reason.ToCode());
        writer.WriteEndObject();
        writer.Flush();
        writer.Reset();
    }

    private static void Row(Stream output, string line, string status, string? e164, string? kind, string? country, string reason, string input) =>
        output.Write(Encoding.UTF8.GetBytes(
            $"{line,7}  {status,-9}  {e164 ?? "-",-16}  {kind ?? "-",-18}  {country ?? "-",-11}  {reason,-30}  {input}\n"));

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
