// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering.Tests.Parsing;

public class Documented
{
    private const string Head = "| code | status | meaning | example |\n| --- | --- | --- | --- |\n";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "numbering.md");

    [Fact]
    public void The_page_lists_every_reason_as_the_code_has_it()
    {
        var rows = NumberWords.Reasons.Select(r => $"| `{r.Code}` | {r.Status.ToCode()} | {r.Meaning} | `{Visible(r.Example)}` |\n");
        var page = File.ReadAllText(Page);
        var start = page.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        var table = string.Concat(rows);
        if (Environment.GetEnvironmentVariable("FILIERA_ACCEPT") == "1")
        {
            File.WriteAllText(Page, page[..start] + table + page[end..]);
            Assert.Skip("The table was renewed: read the difference before committing it.");
        }

        Assert.Equal(table, page[start..end]);
    }

    private static string Visible(string example) => example.Replace('\uFFFD', '␀');
}
