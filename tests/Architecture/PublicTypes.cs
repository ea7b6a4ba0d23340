// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Filiera.Architecture;

/// <summary>Said of every public type of the rooms.</summary>
public sealed class PublicTypes
{
    [Fact]
    public void Every_public_type_says_what_it_is() =>
        Nothing.Breaks(
            "a public type has a summary",
            from assembly in Assemblies.Documented
            let documented = Summaries(assembly)
            from type in assembly.GetExportedTypes()
            where type.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true
                // The command of a use case is explained by the use case that holds it.
                && !(type.IsNested && type.Name == "Command")
                && !documented.Contains(type.FullName!.Replace('+', '.'))
            select type.FullName);

    [Fact]
    public void A_fact_of_core_or_a_capability_cannot_be_changed() =>
        Nothing.Breaks(
            "a record has no setter",
            from type in Assemblies.Types
            where type.IsPublic && IsPure(type.Assembly) && IsRecord(type)
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type}.{property.Name}");

    [Fact]
    public void A_type_of_a_room_lives_in_its_namespace() =>
        Nothing.Breaks(
            "the namespace is the room's",
            from assembly in Assemblies.Documented
            from type in assembly.GetExportedTypes()
            let room = assembly.GetName().Name!
            where type.Namespace != room && type.Namespace?.StartsWith(room + ".", StringComparison.Ordinal) != true
            select type.FullName);

    private static HashSet<string> Summaries(Assembly assembly)
    {
        var page = Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name! + ".dll"), ".xml");
        return [.. XDocument.Load(page).Descendants("member")
            .Where(member => member.Elements().Any(element => element.Name == "inheritdoc" || element.Name == "summary" && element.Value.Trim().Length > 0))
            .Select(member => (string)member.Attribute("name")!)
            .Where(name => name.StartsWith("T:", StringComparison.Ordinal))
            .Select(name => name[2..])];
    }

    private static bool IsPure(Assembly assembly) =>
        ImportTable.Rooms.Any(room => ImportTable.IsPure(room.Folder) && assembly.GetName().Name == "Filiera." + room.Folder.Split('/')[^1]);

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
