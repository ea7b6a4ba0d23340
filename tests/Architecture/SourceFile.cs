// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;

namespace Filiera.Architecture;

/// <summary>One C# file, with what a reader would call its types and its members.</summary>
internal sealed partial class SourceFile
{
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Code = CodeMask.Of(text);
        (Types, Members) = Outline();
    }

    /// <summary>From the root, with forward slashes.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text { get; }

    /// <summary>The text with comments and the inside of literals blanked; every offset is unchanged.</summary>
    public string Code { get; }

    public int Lines => Text.AsSpan().Count('\n');

    public bool IsLongOnPurpose => Text.Contains("// Long on purpose: ", StringComparison.Ordinal);

    public bool IsShipped => Path.StartsWith("src/", StringComparison.Ordinal) || Path.StartsWith("seedworld/", StringComparison.Ordinal);

    public IReadOnlyList<DeclaredType> Types { get; }

    public IReadOnlyList<Member> Members { get; }

    /// <summary>The line an offset stands on, from 1.</summary>
    public int LineAt(int offset) => Text.AsSpan(0, offset).Count('\n') + 1;

    public override string ToString() => Path;

    [GeneratedRegex(@"(?<modifiers>(?:\b(?:public|internal|private|protected|static|sealed|abstract|partial|readonly|ref|file|unsafe|new)\s+)*)\b(?:(?<kind>record\s+struct|record\s+class|record|class|struct|interface|enum)\s+|(?<kind>delegate)\s+[\w<>\[\],.?]+\s+)(?<name>@?\w+)\s*(?<generic><)?")]
    private static partial Regex TypeHead();

    private (List<DeclaredType> Types, List<Member> Members) Outline()
    {
        var types = new List<DeclaredType>();
        var members = new List<Member>();
        var open = new Stack<(bool HoldsMembers, string Head, int From)>();
        var head = 0;
        for (var at = 0; at < Code.Length; at++)
        {
            if (Code[at] == '{')
            {
                var words = Code[head..at];
                var isType = TypeHead().Match(words) is { Success: true } found && !words[..found.Index].Contains('(', StringComparison.Ordinal);
                open.Push((isType || words.TrimStart().StartsWith("namespace ", StringComparison.Ordinal), words, head));
                AddType(words, open.Count == 1 || open.Skip(1).All(level => level.Head.TrimStart().StartsWith("namespace ", StringComparison.Ordinal)), types);
                head = at + 1;
            }
            else if (Code[at] is '}' or ';')
            {
                if (Code[at] == '}' && open.TryPop(out var closed))
                {
                    AddMember(closed.Head, closed.From, at, closed.HoldsMembers, open, members);
                }
                else if (Code[at] == ';')
                {
                    AddType(Code[head..at], open.All(level => level.Head.TrimStart().StartsWith("namespace ", StringComparison.Ordinal)), types);
                }

                head = at + 1;
            }
        }

        return (types, members);
    }

    private static void AddType(string words, bool topLevel, List<DeclaredType> types)
    {
        var found = TypeHead().Match(words);
        if (found.Success && !words[..found.Index].Contains('(', StringComparison.Ordinal) && !words[..found.Index].Contains('=', StringComparison.Ordinal))
        {
            types.Add(new(found.Groups["name"].Value, found.Groups["modifiers"].Value.Contains("public", StringComparison.Ordinal), topLevel, found.Groups["generic"].Success));
        }
    }

    private void AddMember(string head, int from, int to, bool holdsMembers, Stack<(bool HoldsMembers, string Head, int From)> open, List<Member> members)
    {
        var parentHoldsMembers = open.TryPeek(out var parent) && parent.HoldsMembers;
        if (!holdsMembers && parentHoldsMembers && head.Contains('(', StringComparison.Ordinal))
        {
            var start = from + head.Length - head.TrimStart().Length;
            members.Add(new(head.Trim().Split('\n')[0].Trim(), LineAt(start), LineAt(to) - LineAt(start) + 1));
        }
    }

    /// <param name="IsGeneric">Written with type parameters: it may share a file with its plain twin.</param>
    internal sealed record DeclaredType(string Name, bool IsPublic, bool IsTopLevel, bool IsGeneric);

    /// <param name="Head">The first line of its declaration.</param>
    internal sealed record Member(string Head, int Line, int Lines);
}
