// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Closed lists of the parties' forms.</summary>
public static class PartyChoices
{
    /// <summary>The organisations that take part today, or those of one role, by name.</summary>
    public static Sequence<Choice> Organisations(PartyBook book, LocalDate today, OrganisationRole? role = null) => Sequence.From(book.Organisations.Values
        .Where(organisation => !organisation.IsClosedOn(today) && (role is not { } needed || organisation.Has(needed)))
        .OrderBy(organisation => organisation.LegalName, StringComparer.CurrentCultureIgnoreCase)
        .Select(organisation => new Choice(organisation.Id.ToString(), organisation.LegalName)));

    /// <summary>The campaigns not over today, each with its client.</summary>
    public static Sequence<Choice> Campaigns(PartyBook book, LocalDate today) => Sequence.From(book.Campaigns.Values
        .Where(campaign => !campaign.Days.HasEndedBy(today))
        .Select(campaign => new Choice(campaign.Id.ToString(), $"{book.NameOf(campaign.Client)} · {campaign.Name}"))
        .OrderBy(choice => choice.Words, StringComparer.CurrentCultureIgnoreCase));

    /// <summary>The values of an enumeration, sent by their names and said by the key <paramref name="key"/> and the name in lower case.</summary>
    public static Sequence<Choice> Of<T>(Visit visit, string key)
        where T : struct, Enum => Sequence.From(Enum.GetNames<T>().Select(name => new Choice(name, visit[$"{key}.{name.ToLowerInvariant()}"])));

    /// <summary>A vocabulary of the rulebook, without "any".</summary>
    public static Sequence<Choice> Of<T>(Visit visit, Vocabulary<T> words, string key)
        where T : struct, Enum => Sequence.From(words.Words.Select(word => new Choice(word, visit[$"{key}.{word}"])));

    /// <summary>The legal name of an organisation.</summary>
    public static string NameOf(this PartyBook book, OrganisationId id) =>
        book.Organisations.TryGetValue(id, out var organisation) ? organisation.LegalName : id.ToString();

    /// <summary>A day as date inputs want it.</summary>
    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
