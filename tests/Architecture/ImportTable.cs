// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>Who may import whom, as data. A new line here needs a decision in <c>docs/decisions</c>.</summary>
internal static class ImportTable
{
    private static readonly string[] Core = ["Kernel", "Numbering", "Rulebook", "Proofs", "Operations", "Register", "Parties", "Evidence", "Access"];

    private static readonly string[] Capabilities = ["Screening", "Calls", "Certification", "Oversight", "Tenders", "Workforce", "Consultation"];

    private static readonly string[] Stores = ["Sql", "Accounts", "Files", "Bulk"];

    /// <summary>Every room that stands or will stand, by the path of its folder. A room may be absent; an unknown one may not appear.</summary>
    public static IReadOnlyList<Room> Rooms { get; } =
    [
        new("src/Core/Kernel", [], ["NodaTime"]),
        new("src/Core/Numbering", ["Kernel"], ["NodaTime"]),
        new("src/Core/Rulebook", ["Kernel"], ["NodaTime", "YamlDotNet"]),
        new("src/Core/Proofs", ["Kernel"], ["NodaTime"]),
        new("src/Core/Operations", ["Kernel"], ["NodaTime"]),
        new("src/Core/Register", ["Kernel", "Proofs"], ["NodaTime"]),
        new("src/Core/Parties", ["Kernel", "Numbering", "Register"], ["NodaTime"]),
        new("src/Core/Evidence", ["Kernel", "Rulebook", "Proofs", "Register"], ["NodaTime"]),
        new("src/Core/Access", ["Kernel", "Parties"], ["NodaTime"]),
        .. Capabilities.Select(name => new Room($"src/Capabilities/{name}", Core, ["NodaTime", "CsvHelper"])),
        new("src/Stores/Sql", [.. Core, .. Capabilities], ["NodaTime", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.Design", "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL"]),
        new("src/Stores/Accounts", [.. Core, .. Capabilities, "Sql"], ["NodaTime", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.Design", "Npgsql.EntityFrameworkCore.PostgreSQL"]),
        new("src/Stores/Files", [.. Core, .. Capabilities], ["NodaTime"]),
        new("src/Stores/Bulk", [.. Core, .. Capabilities], ["NodaTime"]),
        new("src/Composition", [.. Core, .. Capabilities, .. Stores], ["NodaTime"]),
        new("src/Hosts/Web", [.. Core, .. Capabilities, "Composition", "Gate"], ["NodaTime", "Microsoft.AspNetCore.OpenApi", "Markdig", "QRCoder", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Protocols.OpenIdConnect"]),
        new("src/Hosts/Gate", [.. Core, "Screening", "Composition"], ["NodaTime"]),
        new("src/Hosts/Cli", [.. Core, .. Capabilities, "Composition", "Gate", "seedworld"], ["NodaTime", "System.CommandLine", "Spectre.Console", "QRCoder"]),
        new("src/Hosts/Verify", ["Kernel", "Proofs", "Register"], ["NodaTime"]),
        new("seedworld", [.. Core, .. Capabilities, "Composition"], ["NodaTime"]),
        new("bench/BarePage", [], []),
        new("bench/Bench", [.. Core, .. Capabilities, .. Stores, "Composition", "Gate"], ["NodaTime", "BenchmarkDotNet"]),
    ];

    /// <summary>Floors on which nothing of the web framework is known.</summary>
    public static bool IsPure(string projectPath) =>
        projectPath.StartsWith("src/Core/", StringComparison.Ordinal) || projectPath.StartsWith("src/Capabilities/", StringComparison.Ordinal);

    /// <param name="Folder">The room's folder, from the root.</param>
    /// <param name="MayImport">The rooms it may name in a project reference.</param>
    /// <param name="MayUse">The packages it may name.</param>
    internal sealed record Room(string Folder, IReadOnlyList<string> MayImport, IReadOnlyList<string> MayUse)
    {
        public override string ToString() => Folder;
    }
}
