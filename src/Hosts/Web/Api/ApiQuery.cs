// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Limit">How many things, from 1 to 200; 50 unless asked otherwise.</param>
/// <param name="Before">The last thing of the page before, or null for the first page.</param>
internal sealed record ApiQuery(int Limit, Guid? Before)
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>Reads <c>limit</c> and <c>cursor</c>.</summary>
    public static Result<ApiQuery> Read(HttpRequest request)
    {
        var refusals = new List<Refusal>();
        var limit = Usual;
        if (request.Query["limit"].ToString() is { Length: > 0 } written
            && (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
        {
            refusals.Add(new FieldNotUnderstood("limit") { Where = "limit" });
        }

        Guid? before = null;
        if (request.Query["cursor"].ToString() is { Length: > 0 } cursor)
        {
            before = Open(cursor);
            if (before is null)
            {
                refusals.Add(new FieldNotUnderstood("cursor") { Where = "cursor" });
            }
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : new ApiQuery(limit, before);
    }

    /// <summary>A page from one thing more than its limit.</summary>
    public IResult Page<TThing, TWire>(IEnumerable<TThing> found, Func<TThing, Guid> id, Func<TThing, TWire> wire)
    {
        var things = found.Take(Limit + 1).ToList();
        var page = things.Take(Limit).ToList();
        return ApiAnswers.One(new PageOf<TWire>([.. page.Select(wire)], things.Count > Limit ? Close(id(page[^1])) : null));
    }

    /// <summary>A page of things that are all at hand, in the order of their identifiers.</summary>
    public IResult PageOfAll<TThing, TWire>(IEnumerable<TThing> all, Func<TThing, Guid> id, Func<TThing, TWire> wire) => Page(
        Before is { } before ? all.SkipWhile(one => id(one) != before).Skip(1) : all, id, wire);

    private static string Close(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    private static Guid? Open(string cursor)
    {
        Span<byte> bytes = stackalloc byte[18];
        return cursor.Length == 22 && Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == 16
            ? new Guid(bytes[..16], bigEndian: true)
            : null;
    }
}
