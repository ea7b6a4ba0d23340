// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>The import table held against the project files.</summary>
public sealed class Imports
{
    [Fact]
    public void Every_project_stands_in_a_known_room() =>
        Nothing.Breaks("a project stands in a room of the import table", Repository.Projects.Where(project => !project.IsTest && RoomOf(project) is null).Select(project => project.Path));

    [Fact]
    public void Imports_go_down_only() =>
        Nothing.Breaks("imports follow the import table",
            from project in Repository.Projects
            where !project.IsTest && RoomOf(project) is not null
            from import in project.Imports
            let room = NameOf(import)
            where !RoomOf(project)!.MayImport.Contains(room)
            select $"{project.Path} may not import {room}");

    [Fact]
    public void Every_imported_project_exists_and_is_no_test() =>
        Nothing.Breaks("an imported project exists and is no test",
            from project in Repository.Projects
            from import in project.Imports
            where !Repository.Exists(import) || import.StartsWith("tests/", StringComparison.Ordinal)
            select $"{project.Path} → {import}");

    [Fact]
    public void A_room_uses_only_the_packages_of_its_line() =>
        Nothing.Breaks("a room uses the packages of its line",
            from project in Repository.Projects
            where !project.IsTest && RoomOf(project) is not null
            from package in project.Packages
            where !RoomOf(project)!.MayUse.Contains(package)
            select $"{project.Path} may not use {package}");

    [Fact]
    public void Core_and_capabilities_know_no_web_framework_and_no_database() =>
        Nothing.Breaks("Core and capabilities know no web framework and no database",
            from project in Repository.Projects
            where ImportTable.IsPure(project.Path)
            from word in project.Frameworks.Concat(project.Packages)
            where word.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || word.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || word.StartsWith("Npgsql", StringComparison.Ordinal)
            select $"{project.Path} names {word}");

    [Fact]
    public void A_reference_is_never_inherited()
    {
        Assert.Contains("<DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        Nothing.Breaks("references are never inherited", Repository.Projects.Where(project => project.Xml.Descendants("DisableTransitiveProjectReferences").Any()).Select(project => project.Path));
    }

    [Fact]
    public void The_shared_build_files_import_only_the_stores_that_hosts_run_with_and_no_source_opens_them()
    {
        string[] shared = ["Directory.Build.props", "Directory.Build.targets", "tests/Directory.Build.props"];
        var imports = shared.SelectMany(path => System.Xml.Linq.XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference"))
            .Select(reference => ((string?)reference.Attribute("Include"), (string?)reference.Attribute("Aliases"), (string?)reference.Parent!.Attribute("Condition") is { } when && when.Contains("/src/Hosts/", StringComparison.Ordinal)));
        Assert.Equal(
            [("$(MSBuildThisFileDirectory)src/Stores/Sql/Sql.csproj", "stores", true), ("$(MSBuildThisFileDirectory)src/Stores/Accounts/Accounts.csproj", "stores", true), ("$(MSBuildThisFileDirectory)src/Stores/Files/Files.csproj", "stores", true)],
            imports);
        Nothing.Breaks("no source opens an alias", Repository.Sources.Where(source => source.Code.Contains("extern alias", StringComparison.Ordinal)).Select(source => source.Path));
    }

    [Fact]
    public void A_package_version_is_stated_in_one_place() =>
        Nothing.Breaks("versions stand in Directory.Packages.props",
            from project in Repository.Projects
            from reference in project.Xml.Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
            select $"{project.Path}: {(string?)reference.Attribute("Include")}");

    [Fact]
    public void The_solution_lists_every_project_and_nothing_else()
    {
        var listed = System.Xml.Linq.XDocument.Parse(Repository.Read("Filiera.slnx"))
            .Descendants("Project").Select(project => (string)project.Attribute("Path")!).Order(StringComparer.Ordinal);
        Assert.Equal(Repository.Projects.Select(project => project.Path), listed);
    }

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Nothing.Breaks("a project has a lock file", Repository.Projects
            .Select(project => Path.GetDirectoryName(project.Path) + "/packages.lock.json")
            .Where(path => !Repository.Exists(path)));

    [Fact]
    public void No_type_of_a_capability_is_seen_by_another()
    {
        var capabilities = ImportTable.Rooms.Where(room => room.Folder.StartsWith("src/Capabilities/", StringComparison.Ordinal)).ToList();
        Nothing.Breaks("a capability does not see another",
            from room in capabilities
            from other in capabilities
            where room != other
            from source in Repository.Sources
            where source.Path.StartsWith(room.Folder + "/", StringComparison.Ordinal)
                && source.Code.Contains("Filiera." + NameOf(other.Folder + "/x"), StringComparison.Ordinal)
            select $"{source.Path} names {NameOf(other.Folder + "/x")}");
    }

    private static ImportTable.Room? RoomOf(ProjectFile project) =>
        ImportTable.Rooms.SingleOrDefault(room => room.Folder == Path.GetDirectoryName(project.Path)!.Replace('\\', '/'));

    private static string NameOf(string path) => path.Split('/')[^2];
}
