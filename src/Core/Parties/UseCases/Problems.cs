// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Everything wrong with a command, gathered so that it comes back together.</summary>
internal sealed class Problems
{
    private readonly List<Refusal> _found = [];

    internal bool Any => _found.Count > 0;

    internal Sequence<Refusal> All => Sequence.From(_found);

    internal void Add(Refusal refusal, string where) => _found.Add(refusal with { Where = where });

    internal void AddWhen(bool wrong, Refusal refusal, string where)
    {
        if (wrong)
        {
            Add(refusal, where);
        }
    }

    /// <summary>The text without blanks around it, when it may be kept.</summary>
    internal string Text(string? text, int limit, string where)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            Add(new TextMissing(), where);
        }
        else if (trimmed.Length > limit)
        {
            Add(new TextTooLong(limit), where);
        }
        else if (trimmed.Any(char.IsControl) || !IsWellFormed(trimmed))
        {
            Add(new TextInvalid(), where);
        }

        return trimmed;
    }

    internal void Choice<T>(T choice, string where)
        where T : struct, Enum => AddWhen(!Enum.IsDefined(choice), new ChoiceUnknown(), where);

    /// <summary>The range of days, or one day when the end comes too early.</summary>
    internal DayRange Days(LocalDate from, LocalDate? until, string where)
    {
        if (until is { } end && end <= from)
        {
            Add(new EndBeforeStart(), where);
            return new DayRange(from, from);
        }

        return new DayRange(from, until);
    }

    /// <summary>Holds that an organisation is known, active on a day, and has a role.</summary>
    internal void Organisation(PartyBook book, OrganisationId id, OrganisationRole? role, LocalDate day, string where)
    {
        if (!book.Organisations.TryGetValue(id, out var known))
        {
            Add(new OrganisationUnknown(), where);
            return;
        }

        AddWhen(known.IsClosedOn(day), new OrganisationIsClosed(), where);
        if (role is { } needed && !known.Has(needed))
        {
            Add(new OrganisationLacksRole(needed), where);
        }
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
