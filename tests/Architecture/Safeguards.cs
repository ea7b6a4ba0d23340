// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Filiera.Architecture;

/// <summary><c>docs/safeguards.md</c> says of limits, algorithms, partners and logs what the program has: no more and no less.</summary>
public sealed partial class Safeguards
{
    private const string Page = "docs/safeguards.md";

    private static readonly IReadOnlyList<string[]> Rows = [.. Tables.RowsOf(Page)];

    [Fact]
    public void Each_limit_is_the_programs() =>
        Nothing.Breaks(
            "a limit that is told is the program's",
            from row in Rows
            let name = row[0].Trim('`')
            where row.Length == 3 && LimitName().IsMatch(name) && !Algorithms().IsMatch(name)
            let value = ValueOf(name)
            where value != row[1]
            select $"{name}: {row[1]} is told, {value ?? "nothing"} is found");

    [Fact]
    public void Each_algorithm_of_the_sources_is_in_the_inventory()
    {
        var told = Rows.Select(row => row[0].Trim('`')).Where(name => Algorithms().IsMatch(name)).ToHashSet(StringComparer.Ordinal);
        var used = Repository.Sources.Where(source => source.IsShipped)
            .SelectMany(source => Algorithms().Matches(source.Code).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
        Nothing.Breaks("an algorithm that is used is told", used.Except(told));
        Nothing.Breaks("an algorithm that is told is used", told.Except(used));
    }

    [Fact]
    public void Each_file_that_speaks_with_others_is_told()
    {
        var told = Rows.Select(row => row[0].Trim('`')).Where(name => name.StartsWith("src/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var used = Repository.Sources.Where(source => source.IsShipped && SafeSources.Clients().IsMatch(source.Code)).Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
        Nothing.Breaks("who speaks with others is told", used.Except(told));
        Nothing.Breaks("who is told speaks with others", told.Except(used));
    }

    [Fact]
    public void Each_log_line_is_told()
    {
        var told = Rows.Where(row => row.Length == 4).Select(row => string.Join(' ', row)).ToHashSet(StringComparer.Ordinal);
        var written = (
            from type in Assemblies.Types
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let line = method.GetCustomAttribute<LoggerMessageAttribute>()
            where line is not null
            select $"{type.Namespace!.Split('.')[^1]} {line.EventId} {line.Level} `{line.Message}`").ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(written);
        Nothing.Breaks("a log line is told", written.Except(told));
        Nothing.Breaks("a log line that is told is written", told.Where(line => line.EndsWith('`') && LogRow().IsMatch(line)).Except(written));
    }

    private static string? ValueOf(string name)
    {
        var (type, member) = name.Split('.') is [var first, var second] ? (first, second) : ("", "");
        const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var found = Assemblies.Types.Where(one => one.Name == type).SelectMany(one => one.GetMember(member, Statics)).FirstOrDefault();
        var value = found switch
        {
            FieldInfo field => field.GetValue(null),
            PropertyInfo property => property.GetValue(null),
            _ => null,
        };
        return Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^[A-Z]\w+\.[A-Z]\w+$")]
    private static partial Regex LimitName();

    [GeneratedRegex(@"\b(?:AesGcm|ECDsa|HMACSHA\d+|SHA(?:256|384|512)|Rfc2898DeriveBytes|HKDF|CipherMode\.[A-Z]+|RandomNumberGenerator|Ed25519Key|CreateProtector|PasswordHasher)\b")]
    private static partial Regex Algorithms();

    [GeneratedRegex(@"^\w+ \d+ \w+ `")]
    private static partial Regex LogRow();
}
