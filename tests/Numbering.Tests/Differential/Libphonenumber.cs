// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering.Tests.Differential;

/// <summary>Where npm <c>libphonenumber-js</c> says otherwise, we know it and say why.</summary>
public class Libphonenumber
{
    [Fact]
    public async Task Every_difference_is_listed_and_every_listed_difference_occurs()
    {
        if (!Peer.IsInstalled)
        {
            Assert.False(Repository.IsContinuousIntegration, $"The peer is missing: {Peer.Install}.");
            Assert.Skip($"The peer is not installed: {Peer.Install}.");
        }

        Assert.True(Corpus.All.Count >= 20_000, $"{Corpus.All.Count} numbers");
        var answers = await Peer.AskAsync(Corpus.All);
        var unlisted = new List<string>();
        var used = new HashSet<Difference>();
        for (var i = 0; i < answers.Count; i++)
        {
            var number = Corpus.All[i];
            var parsed = NumberParser.Parse(number);
            var (ours, theirs) = (Verdict(parsed), answers[i].Verdict);
            if (IsSame(parsed, ours, answers[i]))
            {
                continue;
            }

            var explaining = Difference.Listed.Where(difference => difference.Explains(number, ours, theirs)).ToList();
            used.UnionWith(explaining);
            if (explaining.Count == 0)
            {
                unlisted.Add($"{number}\t{ours}\t{theirs}");
            }
        }

        Assert.True(unlisted.Count == 0, $"{unlisted.Count} unlisted differences:\n" + string.Join('\n', unlisted.Take(50)));
        Assert.Equal([], Difference.Listed.Where(difference => !used.Contains(difference)).Select(difference => $"no longer occurs: {difference.Pattern} {difference.Ours} {difference.Theirs}"));
    }

    private static string Verdict(ParsedNumber parsed) => parsed.Status switch
    {
        NumberStatus.Valid => parsed.Kind.ToCode()!,
        NumberStatus.Foreign => "foreign",
        NumberStatus.Ambiguous => "ambiguous " + parsed.Reason.ToCode(),
        _ => "invalid",
    };

    private static bool IsSame(ParsedNumber parsed, string ours, PeerAnswer theirs) => parsed.Status switch
    {
        NumberStatus.Valid => ours == theirs.Verdict && parsed.Country == theirs.Country && parsed.RevealE164() == theirs.E164,
        NumberStatus.Foreign => theirs.IsValid && parsed.RevealE164() == theirs.E164 && (theirs.Country is null ? parsed.Country == "001" : parsed.Country!.Contains(theirs.Country, StringComparison.Ordinal)),
        _ => !theirs.IsValid,
    };
}
