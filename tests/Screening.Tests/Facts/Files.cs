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

    public static FactFile Of(InputKind kind, string text, ListMapping? mapping = null) => Of(kind, Encoding.UTF8.GetBytes(text), mapping);

    public static FactFile Of(InputKind kind, byte[] bytes, ListMapping? mapping = null) =>
        new(kind, InputKinds.NameOf(kind) + ".csv", _ => Task.FromResult<Stream>(new MemoryStream(bytes)), mapping);

    public static DateField On(int year, int month, int day) => new(new LocalDate(year, month, day), false);

    /// <summary>Read both ways, which must agree on every number.</summary>
    public static FactBook Read(params Sequence<FactFile> files)
    {
        var book = Run(FactBook.ReadAsync(files, CancellationToken.None)).ValueOrThrow();
        using var index = Run(FactsCompiler.RunAsync(files, 2, CancellationToken.None)).ValueOrThrow();
        Assert.Equal((book.Count, book.AtHand, book.Files), (index.Count, index.AtHand, index.Files));
        foreach (var number in book.Numbers)
        {
            Assert.Equal(book.Find(number), index.Find(number));
        }

        return book;
    }

    /// <summary>The codes and places of a refusal, which both ways must give.</summary>
    public static IEnumerable<string> Problems(params Sequence<FactFile> files)
    {
        var slow = Assert.IsType<Result<FactBook>.Refused>(Run(FactBook.ReadAsync(files, CancellationToken.None))).Refusals;
        var fast = Assert.IsType<Result<NumberFactsIndex>.Refused>(Run(FactsCompiler.RunAsync(files, 2, CancellationToken.None))).Refusals;
        Assert.Equal(slow, fast);
        return slow.Select(refusal => $"{refusal.Code} {refusal.Where}");
    }

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
