// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using System.Text.RegularExpressions;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Filiera.Flows.Web;

public sealed partial class Catalogue
{
    private static readonly Words Italian = Words.Of(Language.Italian);
    private static readonly Words English = Words.Of(Language.English);

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(Italian.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_leave_the_same_blanks() => Assert.All(
        Italian.Keys, key => Assert.Equal((key, Blanks(Italian[key])), (key, Blanks(English[key]))));

    [Fact]
    public void No_page_holds_words_of_its_own() => Assert.Empty(typeof(Visit).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ComponentBase)))
        .SelectMany(page => SpokenLiterals.Of(page).Select(words => $"{page.Name}: {words}")));

    [Fact]
    public void Words_written_into_a_page_would_be_found() =>
        Assert.Equal(["Welcome here · 2", "Close", "So long"], SpokenLiterals.Of(typeof(PageWithWordsOfItsOwn)));

    [Fact]
    public void Every_key_a_page_names_exists()
    {
        var named = Directory.EnumerateFiles(WebSource(), "*.razor", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(WebSource(), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => KeyUse().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value + match.Groups[2].Value))
            .Distinct(StringComparer.Ordinal);
        Assert.All(named, key => Assert.True(Italian.Has(key) || Italian.Has(key + ".one"), key));
    }

    [Fact]
    public void Every_word_of_a_closed_list_is_said_in_both_languages() => Assert.All(new[]
    {
        Keys("sector", Spelling.Sectors), Keys("purpose", Spelling.Purposes), Keys("stage", Spelling.Stages), Keys("severity", Spelling.Severities),
        Keys("severity.long", Spelling.Severities), Keys("grade", Spelling.Grades), Keys("grade.long", Spelling.Grades),
        Keys("nature", Spelling.Natures), Keys("standing", Spelling.Standings), Keys("actor", Spelling.Actors), Keys("decision", Spelling.Decisions),
        typeof(AuditFinding).GetNestedTypes().Select(type => "finding." + JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)),
        Spelling.Decisions.Words.Select(word => "event.rule" + word),
        Keys<OrganisationRole>("party"), Keys<PersonRole>("person"), Keys<CampaignTarget>("target"), Keys<CampaignChannel>("channel"),
        Keys<Filiera.Screening.ConsultationState>("consult-state"), Keys<Filiera.Screening.ConsultationAct>("consult-next"), Keys<NumberKind>("kind"), Keys<JobState>("job"), Keys<SpanUnit>("span", ".one"), Keys<SpanUnit>("span", ".many"),
        typeof(PartyEvent).GetNestedTypes().Select(type => "event." + type.Name.ToLowerInvariant()), Roles.All.Select(role => "role." + role),
        Keys<Filiera.Screening.RightsRequestKind>("right"), Keys<Filiera.Screening.RightsChannel>("rights-channel"), Keys<Filiera.Screening.RightsMeans>("rights-means"),
        Keys<Filiera.Screening.RightsOutcome>("rights-outcome"), Keys<Filiera.Screening.RightsTiming>("timing"),
    }.SelectMany(keys => keys), key => Assert.True(Italian.Has(key), key));

    [Fact]
    public void Every_check_and_owner_of_the_rulebook_and_every_reason_of_a_verification_is_said_in_both_languages() => Assert.All(
        Rules.Shipped().Rules.Select(rule => "owner." + rule.Owner)
            .Concat(Rules.Shipped().Rules.Select(rule => rule.Check).OfType<RuleCheck.Named>().Select(check => "rule-check." + check.Name))
            .Concat(Constants(typeof(EvidenceReasons)).Concat(Constants(typeof(EnvelopeReasons))).Select(code => "because." + code))
            .Concat(Constants(typeof(ReceiptReasons)).Select(code => "because." + code))
            .Concat(Constants(typeof(EvidenceChecks)).Concat(Constants(typeof(ReceiptChecks))).Select(check => "check." + check))
            .Concat(Filiera.Screening.ReasonCodes.All.Select(code => "change." + code))
            .Concat(Enum.GetValues<Filiera.Screening.InputKind>().Select(kind => "input." + Filiera.Screening.InputKinds.NameOf(kind))),
        key => Assert.True(Italian.Has(key), key));

    [Fact]
    public void Every_refusal_has_words_in_both_languages()
    {
        var codes = RefusalTypes().Select(CodeOf).ToArray();
        Assert.NotEmpty(codes);
        Assert.Empty(codes.Where(code => ProblemTable.Find(code) is null).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Keys<T>(string key, Vocabulary<T> words)
        where T : struct, Enum => words.Words.Select(word => $"{key}.{word}");

    private static IEnumerable<string> Keys<T>(string key, string ending = "")
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{key}.{name.ToLowerInvariant()}{ending}");

    private static IEnumerable<string> Constants(Type type) => type.GetFields().Select(field => (string)field.GetValue(null)!);

    private static IEnumerable<Type> RefusalTypes() => Directory.EnumerateFiles(AppContext.BaseDirectory, "Filiera.*.dll")
        .Select(file => System.Reflection.Assembly.Load(Path.GetFileNameWithoutExtension(file)))
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract);

    // The code depends on the type alone, so an object that was never filled in tells it.
    private static string CodeOf(Type type) => ((Refusal)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Code;

    private static string Blanks(string words) => string.Join(',', Blank().Matches(words).Select(match => match.Value).Order(StringComparer.Ordinal));

    private static string WebSource()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Filiera.slnx")))
        {
            directory = directory.Parent;
        }

        Assert.NotNull(directory);
        return Path.Combine(directory.FullName, "src", "Hosts", "Web");
    }

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Blank();

    [GeneratedRegex("""(?:V|Words\.Of\([^)]*\))\[\s*"([a-z0-9.-]+)"\s*\]|V\.(?:Say|Count)\(\s*"([a-z0-9.-]+)"[,)]""")]
    private static partial Regex KeyUse();

    private sealed class PageWithWordsOfItsOwn : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, "<p class=\"lead\">Welcome here</p> · <b>2</b>");
            builder.OpenElement(1, "button");
            builder.AddAttribute(2, "class", "secondary");
            builder.AddAttribute(3, "aria-label", "Close");
            builder.AddContent(4, English["name"]);
            builder.AddAttribute(5, "hidden", (RenderFragment)(inner => inner.AddContent(6, "So long")));
            builder.CloseElement();
        }
    }
}
