// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Who acted, as people say it.</summary>
public static class ActorWords
{
    private const string Person = "person:";
    private const string Key = "key:";
    private const string Demonstration = "demonstration";

    /// <summary>The role of a person, and whether it was tried on demonstration data; anything else as it is written in the trail.</summary>
    public static string Who(this Visit visit, Actor by)
    {
        var written = by.ToString();
        if (written.StartsWith(Key, StringComparison.Ordinal) && Guid.TryParse(written[Key.Length..], out var key))
        {
            return visit.Say("who.key", Short(key));
        }

        if (!written.StartsWith(Person, StringComparison.Ordinal))
        {
            return written;
        }

        var name = written[Person.Length..];
        if (Guid.TryParse(name, out var account))
        {
            return visit.Say("who.account", Short(account));
        }

        if (name == Demonstration)
        {
            return visit["who.demonstration"];
        }

        var role = name.StartsWith(Demonstration + "-", StringComparison.Ordinal) ? name[(Demonstration.Length + 1)..] : name;
        return !Roles.All.Contains(role) ? written : role == name ? visit["role." + role] : visit.Say("who.tried", visit["role." + role]);
    }

    // The end of an identifier tells one from another; its beginning is its time.
    private static string Short(Guid id) => "…" + id.ToString("N")[^8..];
}
