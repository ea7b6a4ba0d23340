using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Filiera.Stores.Sql.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at_us = table.Column<long>(type: "bigint", nullable: false),
                    clock_behind_us = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    verb = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    details = table.Column<string>(type: "text", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "party_event_concerns",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_event_concerns", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "party_events",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at_us = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_events", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "person_details",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kept_at_us = table.Column<long>(type: "bigint", nullable: false),
                    keep_until = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_details", x => x.person);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_kind_subject_id_number",
                table: "audit_entries",
                columns: new[] { "subject_kind", "subject_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_person_details_keep_until",
                table: "person_details",
                column: "keep_until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "party_event_concerns");

            migrationBuilder.DropTable(
                name: "party_events");

            migrationBuilder.DropTable(
                name: "person_details");
        }
    }
}
