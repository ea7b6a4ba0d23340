// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Who may show which number on which day: says what <see cref="PartyBook.MayCallFrom"/> says, from the declarations alone.</summary>
public sealed class DialCallers
{
    private readonly FrozenDictionary<CallerId, DialCaller[]> _byNumber;

    /// <param name="declared">Every declaration, in the order made.</param>
    public DialCallers(Sequence<DialCaller> declared) =>
        _byNumber = declared.GroupBy(one => one.Number).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Whether a centre may show a number when it calls for a client on a day.</summary>
    public CallerStanding Of(CallerId number, OrganisationId client, OrganisationId centre, LocalDate day)
    {
        var declared = _byNumber.GetValueOrDefault(number, []);
        if (Array.Find(declared, one => one.Days.Contains(day)) is { } current)
        {
            return current.Centre == centre && current.Client == client ? CallerStanding.Declared : CallerStanding.OfAnother;
        }

        var own = Array.FindAll(declared, one => one.Centre == centre && one.Client == client);
        return own.Length == 0 ? CallerStanding.NotDeclared
            : Array.Exists(own, one => one.Days.From > day) ? CallerStanding.NotInUseYet
            : CallerStanding.Released;
    }

    /// <summary>True when on a day the number is shown for a client besides this one.</summary>
    public bool ServesAnother(CallerId number, OrganisationId client, LocalDate day) =>
        Array.Exists(_byNumber.GetValueOrDefault(number, []), one => one.Client != client && one.Days.Contains(day));
}
