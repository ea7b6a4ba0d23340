// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>Builds fact files of text.</summary>
internal static class Files
{
    public static readonly SubscriberNumber Ada = SubscriberNumber.Parse("+39 347 123 4567").ValueOrThrow();
    public static readonly SubscriberNumber Ugo = SubscriberNumber.Parse("+39 06 69893123").ValueOrThrow();

    // In one piece, and in pieces so small that rows and quoted fields go on across several.
    private static readonly (int Threads, int PieceBytes)[] Ways = [(2, 1 << 19), (3, 40)];

    public static FactFile Of(InputKind kind, string text, ListMapping? mapping = null) => Of(kind, Encoding.UTF8.GetBytes(text), mapping);

    public static FactFile Of(InputKind kind, byte[] bytes, ListMapping? mapping = null) =>
        new(kind, InputKinds.NameOf(kind) + ".csv", _ => Task.FromResult<Stream>(new MemoryStream(bytes)), mapping);

    public static DateField On(int year, int month, int day) => new(new LocalDate(year, month, day), false);

    /// <summary>Read both ways, which must agree on every number.</summary>
    public static FactBook Read(params Sequence<FactFile> files)
    {
        var book = Run(FactBook.ReadAsync(files, CancellationToken.None)).ValueOrThrow();
        foreach (var (threads, pieceBytes) in Ways)
        {
            using var index = Run(FactsCompiler.RunAsync(files, threads, pieceBytes, CancellationToken.None)).ValueOrThrow();
            AssertSame(book, index);
        }

        return book;
    }

    /// <summary>The codes and places of a refusal, which both ways must give.</summary>
    public static IEnumerable<string> Problems(params Sequence<FactFile> files)
    {
        var slow = Assert.IsType<Result<FactBook>.Refused>(Run(FactBook.ReadAsync(files, CancellationToken.None))).Refusals;
        Assert.All(Ways, way =>
            Assert.Equal(slow, Assert.IsType<Result<NumberFactsIndex>.Refused>(Run(FactsCompiler.RunAsync(files, way.Threads, way.PieceBytes, CancellationToken.None))).Refusals));
        return slow.Select(refusal => $"{refusal.Code} {refusal.Where}");
    }

    /// <summary>Read both ways, which must agree, whatever they come to.</summary>
    public static void ReadAny(params Sequence<FactFile> files)
    {
        if (Run(FactBook.ReadAsync(files, CancellationToken.None)) is Result<FactBook>.Ok)
        {
            Read(files);
        }
        else
        {
            Problems(files);
        }
    }

    private static void AssertSame(FactBook book, NumberFactsIndex index)
    {
        Assert.Equal(book.Files.Select(file => file with { First = [] }), index.Files.Select(file => file with { First = [] }));
        Assert.Equal(book.Files.SelectMany(file => file.First), index.Files.SelectMany(file => file.First));
        Assert.Equal((book.Count, book.AtHand), (index.Count, index.AtHand));
        foreach (var number in book.Numbers)
        {
            Assert.Equal(book.Find(number), index.Find(number));
        }
    }

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
