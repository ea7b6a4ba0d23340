// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>Answers and lists for the tests of compilation.</summary>
internal static class AnswerFiles
{
    public const string Controller = "01234560017";
    public const string Header = "number_e164;result;checked_at\n";

    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 21, 12, 0);

    public static SourceFile Of(string text, string name = "answer.csv") => Of(Encoding.UTF8.GetBytes(text), name);

    public static SourceFile Of(byte[] bytes, string name = "answer.csv") => new(name, () => new MemoryStream(bytes, writable: false));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static AnswerIndex Compile(params Sequence<SourceFile> answers) => AnswerCompiler.Compile(Controller, answers, [], Now).ValueOrThrow();

    public static AnswerIndex Compile(string rows) => Compile(Of(Header + rows));

    public static Sequence<Refusal> Refusals(Result<AnswerIndex> result) => Assert.IsType<Result<AnswerIndex>.Refused>(result).Refusals;

    public static Sequence<Refusal> Refusals(string rows) => Refusals(AnswerCompiler.Compile(Controller, [Of(Header + rows)], [], Now));

    /// <summary>Everything an index answers, by number.</summary>
    public static Dictionary<string, OptOutAnswer> All(AnswerIndex index) =>
        index.Numbers().ToDictionary(pair => pair.Number.Reveal(), pair => index.AnswerOf(pair.Payload)!.Value);
}
