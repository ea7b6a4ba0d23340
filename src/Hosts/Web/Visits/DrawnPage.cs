// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>A page as it was drawn: what stands before, between and after the places of the form token.</summary>
internal sealed record DrawnPage(byte[][] Parts, long Length)
{
    private const int Opening = 7;

    /// <summary>Takes the token out of a page.</summary>
    /// <param name="page">The page's bytes.</param>
    /// <param name="token"><c>value="…"</c> with the token in it.</param>
    public static DrawnPage Of(ReadOnlySpan<byte> page, ReadOnlySpan<byte> token)
    {
        var parts = new List<byte[]>();
        for (int at; (at = page.IndexOf(token)) >= 0;)
        {
            // The quotation marks stay.
            parts.Add(page[..(at + Opening)].ToArray());
            page = page[(at + token.Length - 1)..];
        }

        parts.Add(page.ToArray());
        return new DrawnPage([.. parts], parts.Sum(part => (long)part.Length));
    }
}
