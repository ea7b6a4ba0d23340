using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Filiera.Stores.Sql.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answer_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    controller_vat = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    submitted = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    numbers = table.Column<long>(type: "INTEGER", nullable: false),
                    remove = table.Column<long>(type: "INTEGER", nullable: false),
                    oldest_us = table.Column<long>(type: "INTEGER", nullable: true),
                    newest_us = table.Column<long>(type: "INTEGER", nullable: true),
                    delivered_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    clock_behind_us = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    verb = table.Column<string>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<string>(type: "TEXT", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "consent_samples",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<byte[]>(type: "BLOB", nullable: false),
                    population = table.Column<long>(type: "INTEGER", nullable: false),
                    confidence_ppm = table.Column<long>(type: "INTEGER", nullable: false),
                    margin_ppm = table.Column<long>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    rulebook = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seed = table.Column<string>(type: "TEXT", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    drawn_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_samples", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consultation_events",
                columns: table => new
                {
                    consultation = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    controller_vat = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_events", x => new { x.consultation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "contact_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: true),
                    delivered_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    envelope = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: false),
                    retry_max_attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    retry_first_us = table.Column<long>(type: "INTEGER", nullable: false),
                    retry_longest_us = table.Column<long>(type: "INTEGER", nullable: false),
                    retry_jitter_ppm = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    enqueued_at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before_us = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_until_us = table.Column<long>(type: "INTEGER", nullable: true),
                    started_at_us = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at_us = table.Column<long>(type: "INTEGER", nullable: true),
                    cancel_requested = table.Column<bool>(type: "INTEGER", nullable: false),
                    progress_done = table.Column<long>(type: "INTEGER", nullable: true),
                    progress_total = table.Column<long>(type: "INTEGER", nullable: true),
                    progress_unit = table.Column<string>(type: "TEXT", nullable: true),
                    progress_started_at_us = table.Column<long>(type: "INTEGER", nullable: true),
                    progress_started_from = table.Column<long>(type: "INTEGER", nullable: true),
                    progress_at_us = table.Column<long>(type: "INTEGER", nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", nullable: true),
                    failure_message = table.Column<string>(type: "TEXT", nullable: true),
                    failure_remedy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    until_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "log_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    draft_key = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    leaf_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_entries", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "log_mentions",
                columns: table => new
                {
                    organisation = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_mentions", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "log_places",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    log_index = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_places", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "log_salts",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_salts", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "log_sources",
                columns: table => new
                {
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    up_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_sources", x => x.source);
                });

            migrationBuilder.CreateTable(
                name: "log_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_words", x => new { x.word, x.number });
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    added_at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    not_before_us = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    delivered_at_us = table.Column<long>(type: "INTEGER", nullable: true),
                    last_failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party_event_concerns",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_event_concerns", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "party_events",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_events", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "person_details",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    kept_at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    keep_until = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_details", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "receipt_secrets",
                columns: table => new
                {
                    receipt = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_secrets", x => x.receipt);
                });

            migrationBuilder.CreateTable(
                name: "receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    screening = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_until_us = table.Column<long>(type: "INTEGER", nullable: true),
                    envelope = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_accounts",
                columns: table => new
                {
                    controller_vat = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    tiers = table.Column<string>(type: "TEXT", nullable: false),
                    paid_elsewhere = table.Column<long>(type: "INTEGER", nullable: false),
                    daily_limit = table.Column<long>(type: "INTEGER", nullable: true),
                    sanctioned_on = table.Column<string>(type: "TEXT", nullable: true),
                    companies = table.Column<string>(type: "TEXT", nullable: false),
                    stated_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_accounts", x => new { x.controller_vat, x.year, x.number });
                });

            migrationBuilder.CreateTable(
                name: "request_keys",
                columns: table => new
                {
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_keys", x => new { x.sender, x.key });
                });

            migrationBuilder.CreateTable(
                name: "review_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    screening = table.Column<Guid>(type: "TEXT", nullable: false),
                    group = table.Column<int>(type: "INTEGER", nullable: true),
                    place = table.Column<long>(type: "INTEGER", nullable: true),
                    choice = table.Column<string>(type: "TEXT", nullable: false),
                    written_reason = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_queues",
                columns: table => new
                {
                    screening = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<Guid>(type: "TEXT", nullable: false),
                    index = table.Column<byte[]>(type: "BLOB", nullable: false),
                    delimiter = table.Column<string>(type: "TEXT", nullable: false),
                    utf8 = table.Column<bool>(type: "INTEGER", nullable: false),
                    number_column = table.Column<int>(type: "INTEGER", nullable: false),
                    columns = table.Column<string>(type: "TEXT", nullable: false),
                    groups = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_queues", x => x.screening);
                });

            migrationBuilder.CreateTable(
                name: "rights_request_details",
                columns: table => new
                {
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    phone_digits = table.Column<long>(type: "INTEGER", nullable: true),
                    written_note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rights_request_details", x => x.request);
                });

            migrationBuilder.CreateTable(
                name: "rights_request_event_notes",
                columns: table => new
                {
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    written_note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rights_request_event_notes", x => new { x.request, x.number });
                });

            migrationBuilder.CreateTable(
                name: "rights_request_events",
                columns: table => new
                {
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    means = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rights_request_events", x => new { x.request, x.number });
                });

            migrationBuilder.CreateTable(
                name: "rights_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number_year = table.Column<int>(type: "INTEGER", nullable: false),
                    number_place = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    controller_vat = table.Column<string>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    received_at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rights_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rule_adoptions",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<string>(type: "TEXT", nullable: true),
                    chosen_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    sources_shown = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_adoptions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "sample_results",
                columns: table => new
                {
                    sample = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<int>(type: "INTEGER", nullable: false),
                    finding = table.Column<string>(type: "TEXT", nullable: false),
                    written_note = table.Column<string>(type: "TEXT", nullable: true),
                    found_by = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sample_results", x => new { x.sample, x.number });
                });

            migrationBuilder.CreateTable(
                name: "sample_summaries",
                columns: table => new
                {
                    sample = table.Column<Guid>(type: "TEXT", nullable: false),
                    found = table.Column<long>(type: "INTEGER", nullable: false),
                    not_found = table.Column<long>(type: "INTEGER", nullable: false),
                    not_matching = table.Column<long>(type: "INTEGER", nullable: false),
                    evidence = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sample_summaries", x => x.sample);
                });

            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<Guid>(type: "TEXT", nullable: false),
                    as_of_us = table.Column<long>(type: "INTEGER", nullable: false),
                    rulebook_version = table.Column<byte[]>(type: "BLOB", nullable: false),
                    allow = table.Column<long>(type: "INTEGER", nullable: false),
                    withhold = table.Column<long>(type: "INTEGER", nullable: false),
                    review = table.Column<long>(type: "INTEGER", nullable: false),
                    foreign = table.Column<long>(type: "INTEGER", nullable: false),
                    duplicate = table.Column<long>(type: "INTEGER", nullable: false),
                    unreadable = table.Column<long>(type: "INTEGER", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    validity = table.Column<string>(type: "TEXT", nullable: false),
                    callable = table.Column<byte[]>(type: "BLOB", nullable: false),
                    withheld = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rejected = table.Column<byte[]>(type: "BLOB", nullable: false),
                    valid_until_us = table.Column<long>(type: "INTEGER", nullable: true),
                    evidence = table.Column<Guid>(type: "TEXT", nullable: false),
                    receipt = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_screenings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_steps",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_steps", x => new { x.job_id, x.name });
                    table.ForeignKey(
                        name: "fk_job_steps_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answer_sets_controller_vat_id",
                table: "answer_sets",
                columns: new[] { "controller_vat", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_answer_sets_digest",
                table: "answer_sets",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_events_controller_vat_consultation",
                table: "consultation_events",
                columns: new[] { "controller_vat", "consultation" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_lists_campaign",
                table: "contact_lists",
                column: "campaign");

            migrationBuilder.CreateIndex(
                name: "ix_contact_lists_content",
                table: "contact_lists",
                column: "content");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_subject_kind_subject_id_number",
                table: "evidence",
                columns: new[] { "subject_kind", "subject_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_kind_idempotency_key",
                table: "jobs",
                columns: new[] { "kind", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_state_not_before_us",
                table: "jobs",
                columns: new[] { "state", "not_before_us" });

            migrationBuilder.CreateIndex(
                name: "ix_log_entries_draft_key",
                table: "log_entries",
                column: "draft_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_log_entries_subject_number",
                table: "log_entries",
                columns: new[] { "subject", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_log_places_log_index",
                table: "log_places",
                column: "log_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_log_words_number_word",
                table: "log_words",
                columns: new[] { "number", "word" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_state_not_before_us",
                table: "outbox_messages",
                columns: new[] { "state", "not_before_us" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_topic_key",
                table: "outbox_messages",
                columns: new[] { "topic", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_details_keep_until",
                table: "person_details",
                column: "keep_until");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_screening",
                table: "receipts",
                column: "screening",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_request_keys_at_us",
                table: "request_keys",
                column: "at_us");

            migrationBuilder.CreateIndex(
                name: "ix_review_decisions_screening_id",
                table: "review_decisions",
                columns: new[] { "screening", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rights_requests_controller_vat_received_at_us",
                table: "rights_requests",
                columns: new[] { "controller_vat", "received_at_us" });

            migrationBuilder.CreateIndex(
                name: "ix_rights_requests_number_year_number_place",
                table: "rights_requests",
                columns: new[] { "number_year", "number_place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rights_requests_source",
                table: "rights_requests",
                column: "source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_screenings_list_as_of_us",
                table: "screenings",
                columns: new[] { "list", "as_of_us" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answer_sets");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "consent_samples");

            migrationBuilder.DropTable(
                name: "consultation_events");

            migrationBuilder.DropTable(
                name: "contact_lists");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "job_steps");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "log_entries");

            migrationBuilder.DropTable(
                name: "log_mentions");

            migrationBuilder.DropTable(
                name: "log_places");

            migrationBuilder.DropTable(
                name: "log_salts");

            migrationBuilder.DropTable(
                name: "log_sources");

            migrationBuilder.DropTable(
                name: "log_words");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "party_event_concerns");

            migrationBuilder.DropTable(
                name: "party_events");

            migrationBuilder.DropTable(
                name: "person_details");

            migrationBuilder.DropTable(
                name: "receipt_secrets");

            migrationBuilder.DropTable(
                name: "receipts");

            migrationBuilder.DropTable(
                name: "register_accounts");

            migrationBuilder.DropTable(
                name: "request_keys");

            migrationBuilder.DropTable(
                name: "review_decisions");

            migrationBuilder.DropTable(
                name: "review_queues");

            migrationBuilder.DropTable(
                name: "rights_request_details");

            migrationBuilder.DropTable(
                name: "rights_request_event_notes");

            migrationBuilder.DropTable(
                name: "rights_request_events");

            migrationBuilder.DropTable(
                name: "rights_requests");

            migrationBuilder.DropTable(
                name: "rule_adoptions");

            migrationBuilder.DropTable(
                name: "sample_results");

            migrationBuilder.DropTable(
                name: "sample_summaries");

            migrationBuilder.DropTable(
                name: "screenings");

            migrationBuilder.DropTable(
                name: "jobs");
        }
    }
}
