// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Filiera.Screening;

/// <summary>What each kind of fact file may hold besides the number, and the names Italian and English exports give to it.</summary>
internal static class FactKinds
{
    private static readonly string[] Days = ["data", "date", "data_ora", "giorno"];
    private static readonly string[] References = ["riferimento", "rif", "reference", "ref", "id"];

    private static readonly ImmutableArray<Column> Suppression = [];

    private static readonly FrozenDictionary<InputKind, ImmutableArray<Column>> Columns = new Dictionary<InputKind, ImmutableArray<Column>>
    {
        [InputKind.Consents] =
        [
            new("reference", FactField.Reference, [.. References, "id_consenso", "consenso", "consent_id"]),
            new("date", FactField.Day, [.. Days, "data_consenso", "data_raccolta", "consent_date", "collected_at", "given_on"]),
            new("purpose", FactField.Whole, ["finalita", "scopo", "purpose"]),
            new("recipient", FactField.Whole, ["destinatario", "destinatari", "titolare", "recipient", "recipients"]),
            new("origin", FactField.Presence, ["origine", "fonte", "raccolto_da", "origin", "source", "collected_by"]),
            new("proof", FactField.Whole, ["prova", "tipo_prova", "proof", "proof_kind"]),
            new("enrolled_on", FactField.Day, ["iscrizione", "data_iscrizione", "iscrizione_registro", "enrolled_on", "enrolment_date"]),
        ],
        [InputKind.Withdrawals] =
        [
            new("date", FactField.Day, [.. Days, "data_revoca", "data_opposizione", "withdrawn_on", "opposed_on"]),
            new("kind", FactField.Whole, ["tipo", "type", "kind"]),
        ],
        [InputKind.Contracts] =
        [
            new("reference", FactField.Reference, [.. References, "contratto", "id_contratto", "numero_contratto", "contract", "contract_id"]),
            new("start", FactField.Day, ["inizio", "data_inizio", "inizio_contratto", "start", "start_date", "contract_start"]),
            new("end", FactField.Day, ["fine", "data_fine", "fine_contratto", "cessazione", "data_cessazione", "end", "end_date", "contract_end"]),
            new("kind", FactField.Whole, ["tipo", "tipo_contratto", "type", "kind"]),
        ],
        [InputKind.Requests] =
        [
            new("reference", FactField.Presence, [.. References, "id_richiesta", "richiesta", "request", "request_id"]),
            new("date", FactField.Day, [.. Days, "data_richiesta", "requested_at", "asked_on"]),
            new("topic", FactField.Whole, ["argomento", "oggetto", "topic", "subject"]),
            new("source", FactField.Presence, ["fonte", "origine", "canale", "source", "channel"]),
            new("consumed", FactField.Whole, ["usata", "consumata", "evasa", "consumed", "used"]),
        ],
        [InputKind.Decisions] =
        [
            new("decision", FactField.Whole, ["decisione", "decision"], IsRequired: true),
            new("decided_at", FactField.Whole, ["deciso_il", "decided_at"], IsRequired: true),
            new("valid_until", FactField.Whole, ["valida_fino_a", "valid_until"]),
            new("reasons", FactField.Whole, ["motivi", "reasons", "filiera_reasons"]),
        ],
        [InputKind.Directory] = Suppression,
        [InputKind.SuppressOwn] = Suppression,
        [InputKind.SuppressClient] = Suppression,
        [InputKind.SuppressCampaign] = Suppression,
    }.ToFrozenDictionary();

    /// <summary>The columns of a kind besides the number, in the order in which fields are handed to <see cref="FactReading"/>.</summary>
    /// <exception cref="ArgumentException">The register's answers are no facts.</exception>
    public static ImmutableArray<Column> Of(InputKind kind) => Columns.TryGetValue(kind, out var columns)
        ? columns
        : throw new ArgumentException("The register's answers are no facts about a number.", nameof(kind));

    /// <summary>True where a bare list of numbers says all there is to say.</summary>
    public static bool NeedsNoHeader(InputKind kind) => kind is InputKind.Withdrawals || Of(kind).IsEmpty;

    /// <param name="Meaning">As mapping files name it.</param>
    /// <param name="Field">How much of it counts.</param>
    /// <param name="Names">The names by which it is recognised, plain.</param>
    /// <param name="IsRequired">True where the file means nothing without it.</param>
    public sealed record Column(string Meaning, FactField Field, string[] Names, bool IsRequired = false);
}
