// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Which logs and witnesses are trusted, and how many of these must have cosigned (C2SP tlog-policy).</summary>
/// <remarks>
/// One line each: <c>log KEY [URL]</c>, <c>witness NAME KEY [URL]</c>, <c>group NAME any|all|N MEMBER…</c>, <c>quorum NAME|none</c>; empty lines and
/// lines that begin with # are passed over. A name stands before it is used, and once.
/// </remarks>
public sealed record WitnessPolicy
{
    private const int LargestSize = 64 * 1024;
    private const string None = "none";

    private readonly ImmutableDictionary<string, Member> _members;
    private readonly string _quorum;

    private WitnessPolicy(Sequence<NoteKey> logs, Sequence<PolicyWitness> witnesses, ImmutableDictionary<string, Member> members, string quorum) =>
        (Logs, Witnesses, _members, _quorum) = (logs, witnesses, members, quorum);

    /// <summary>The keys of the logs.</summary>
    public Sequence<NoteKey> Logs { get; }

    /// <summary>The witnesses.</summary>
    public Sequence<PolicyWitness> Witnesses { get; }

    /// <summary>True when enough witnesses are among these keys.</summary>
    public bool IsMetBy(IEnumerable<NoteKey> cosigners)
    {
        var keys = cosigners.ToHashSet();
        return _quorum == None || IsMet(_quorum, keys);
    }

    /// <summary>Reads a policy.</summary>
    /// <returns>The policy, or <see cref="WitnessPolicyUnreadable"/> with the number of the line that is wrong.</returns>
    public static Result<WitnessPolicy> Parse(string text)
    {
        if (text.Length > LargestSize)
        {
            return new WitnessPolicyUnreadable(1);
        }

        var (logs, witnesses) = (new List<NoteKey>(), new List<PolicyWitness>());
        var members = ImmutableDictionary.CreateBuilder<string, Member>(StringComparer.Ordinal);
        string? quorum = null;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
            {
                continue;
            }

            var good = words[0] switch
            {
                "log" => AddLog(words, logs),
                "witness" => AddWitness(words, witnesses, members),
                "group" => AddGroup(words, members),
                "quorum" => quorum is null && words.Length == 2 && (words[1] == None || members.ContainsKey(words[1])) && (quorum = words[1]).Length > 0,
                _ => false,
            };
            if (!good)
            {
                return new WitnessPolicyUnreadable(i + 1);
            }
        }

        return quorum is null
            ? new WitnessPolicyUnreadable(lines.Length)
            : new WitnessPolicy(Sequence.From(logs), Sequence.From(witnesses), members.ToImmutable(), quorum);
    }

    private static bool AddLog(string[] words, List<NoteKey> logs)
    {
        if (words.Length is not (2 or 3) || NoteKey.Parse(words[1]) is not Result<NoteKey>.Ok { Value: { Kind: NoteKeyKind.Ed25519 } key } || !IsAddress(words, 2))
        {
            return false;
        }

        logs.Add(key);
        return true;
    }

    private static bool AddWitness(string[] words, List<PolicyWitness> witnesses, ImmutableDictionary<string, Member>.Builder members)
    {
        if (words.Length is not (3 or 4) || !IsName(words[1], members) || !IsAddress(words, 3)
            || NoteKey.Parse(words[2]) is not Result<NoteKey>.Ok { Value: { Kind: NoteKeyKind.Cosignature } key })
        {
            return false;
        }

        witnesses.Add(new PolicyWitness(words[1], key, words.Length == 4 ? new Uri(words[3]) : null));
        members.Add(words[1], new Member(key, 0, []));
        return true;
    }

    private static bool AddGroup(string[] words, ImmutableDictionary<string, Member>.Builder members)
    {
        if (words.Length < 4 || !IsName(words[1], members) || words.Skip(3).Any(name => !members.ContainsKey(name)) || words.Skip(3).Distinct().Count() != words.Length - 3)
        {
            return false;
        }

        var count = words.Length - 3;
        var needed = words[2] switch
        {
            "any" => 1,
            "all" => count,
            _ => int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        };
        if (needed < 1 || needed > count)
        {
            return false;
        }

        members.Add(words[1], new Member(null, needed, [.. words.Skip(3)]));
        return true;
    }

    private static bool IsName(string name, ImmutableDictionary<string, Member>.Builder members) => name != None && !members.ContainsKey(name);

    private static bool IsAddress(string[] words, int at) =>
        words.Length <= at || (Uri.TryCreate(words[at], UriKind.Absolute, out var address) && address.Scheme is "https" or "http");

    // Members are named before the groups that hold them, so this ends.
    private bool IsMet(string name, HashSet<NoteKey> keys) => _members[name] switch
    {
        { Key: { } key } => keys.Contains(key),
        var group => group.Members.Count(member => IsMet(member, keys)) >= group.Needed,
    };

    private sealed record Member(NoteKey? Key, int Needed, ImmutableArray<string> Members);
}
