// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The form that says how a list is written: delimiter, encoding, sheet, header.</summary>
public static class WritingForm
{
    /// <summary>The delimiter, by a word: a tab does not survive a form.</summary>
    public const string Delimiter = "separatore";

    /// <summary>The text encoding.</summary>
    public const string Encoding = "codifica";

    /// <summary>The sheet of a workbook.</summary>
    public const string Sheet = "foglio";

    /// <summary>Whether the first row names the columns: <c>si</c> or <c>no</c>.</summary>
    public const string Header = "intestazione";

    private const string Same = "same";

    /// <summary>All fields.</summary>
    public static Sequence<string> Fields { get; } = [Delimiter, Encoding, Sheet, Header];

    /// <summary>The encodings offered for text that has no mark of its own.</summary>
    public static Sequence<string> Encodings { get; } = ["utf-8", "windows-1252"];

    /// <summary>The delimiters offered, with the word each is sent as.</summary>
    public static Sequence<(string Word, char Delimiter)> Delimiters { get; } = [("semicolon", ';'), ("comma", ','), ("tab", '\t'), ("bar", '|')];

    /// <summary>What stands in the form for a list as it was read.</summary>
    public static FormState Fill(ListGlance glance, ListMapping? said) => new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Delimiter] = Delimiters.FirstOrDefault(known => known.Delimiter == glance.Shape.Delimiter).Word ?? Same,
            [Encoding] = glance.Shape.Encoding.Name,
            [Sheet] = said?.Sheet ?? glance.Sheets.FirstOrDefault() ?? "",
            [Header] = glance.HasHeader ? "si" : "no",
        },
        []);

    /// <summary>What was sent, understood. Where the text is to be read otherwise, the columns chosen before mean nothing any more.</summary>
    /// <param name="form">The form as sent; what was not asked is not in it.</param>
    /// <param name="glance">The list as it was read before.</param>
    /// <param name="said">What a person said before.</param>
    public static Result<ListMapping> Read(FormState form, ListGlance glance, ListMapping? said)
    {
        var before = said ?? ListDraft.NothingSaid;
        var refusals = new List<Refusal>();
        var after = before with
        {
            Delimiter = form.Values.ContainsKey(Delimiter) ? DelimiterOf(form[Delimiter], glance, refusals) : before.Delimiter,
            Encoding = form.Values.ContainsKey(Encoding) ? OneOf(Encodings, form, Encoding, refusals) : before.Encoding,
            Sheet = form.Values.ContainsKey(Sheet) ? OneOf(glance.Sheets, form, Sheet, refusals) : before.Sheet,
            HasHeader = OneOf(["si", "no"], form, Header, refusals) == "si",
        };
        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        var isReadAsBefore = (after.Delimiter ?? glance.Shape.Delimiter) == glance.Shape.Delimiter
            && (after.Encoding ?? glance.Shape.Encoding.Name) == glance.Shape.Encoding.Name
            && (after.Sheet ?? glance.Sheets.FirstOrDefault()) == (before.Sheet ?? glance.Sheets.FirstOrDefault());
        return isReadAsBefore && glance.Columns is { } columns
            ? after with { Columns = Sequence.From(ColumnsForm.Positions(columns)) }
            : after with { Columns = [] };
    }

    private static char? DelimiterOf(string word, ListGlance glance, List<Refusal> refusals)
    {
        if (word == Same)
        {
            return glance.Shape.Delimiter;
        }

        var known = Delimiters.FirstOrDefault(known => known.Word == word);
        if (known.Word is null)
        {
            refusals.Add(new FieldNotUnderstood(Delimiter) { Where = Delimiter });
        }

        return known.Delimiter;
    }

    private static string? OneOf(Sequence<string> known, FormState form, string field, List<Refusal> refusals)
    {
        if (known.Contains(form[field]))
        {
            return form[field];
        }

        refusals.Add(new FieldNotUnderstood(field) { Where = field });
        return null;
    }
}
