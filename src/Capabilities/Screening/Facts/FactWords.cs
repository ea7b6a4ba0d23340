// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Screening;

/// <summary>Reads the words that fact files use.</summary>
internal static class FactWords
{
    private static readonly FrozenDictionary<string, ConsentProof> Proofs = Words(
        (ConsentProof.LogOnly, ["log", "solo log", "log only", "log-only"]),
        (ConsentProof.DoubleOptIn, ["double opt-in", "double-opt-in", "doppia conferma"]),
        (ConsentProof.ConfirmationMessage, ["messaggio", "messaggio di conferma", "sms", "email", "e-mail", "confirmation message", "confirmation-message"]),
        (ConsentProof.SignedForm, ["firma", "firma digitale", "modulo firmato", "signed form", "signed-form"]),
        (ConsentProof.Recording, ["registrazione", "registrazione vocale", "recording", "voice recording"]));

    private static readonly FrozenDictionary<string, ContractKind> Contracts = Words(
        (ContractKind.Continuing, ["continuativo", "fornitura", "abbonamento", "continuing", "supply", "subscription"]),
        (ContractKind.OneOff, ["una tantum", "occasionale", "acquisto singolo", "one-off", "one off", "single purchase"]));

    private static readonly FrozenDictionary<string, Exclusion> Withdrawals = Words(
        (Exclusion.ConsentWithdrawn, ["revoca", "revoca del consenso", "withdrawal", "consent withdrawal"]),
        (Exclusion.OpposedToClient, ["opposizione", "opposition", "objection", "opt-out"]),
        (Exclusion.ConsentWithdrawn | Exclusion.OpposedToClient, ["revoca e opposizione", "withdrawal and opposition"]));

    private static readonly FrozenDictionary<string, bool> YesAndNo = Words(
        (true, ["sì", "si", "s", "yes", "y", "true", "1", "x"]), (false, ["no", "n", "false", "0"]));

    private static readonly FrozenDictionary<string, bool> Decisions = Words(
        (true, ["allow", "consenti", "chiamabile"]), (false, ["withhold", "trattieni", "non chiamare"]));

    public static ConsentProof Proof(string? text) =>
        text is null ? ConsentProof.NotStated : Proofs.GetValueOrDefault(text, ConsentProof.Unreadable);

    public static ContractKind Contract(string? text) =>
        text is null ? ContractKind.NotStated : Contracts.GetValueOrDefault(text, ContractKind.Unreadable);

    /// <summary>What a withdrawal withdraws: both where nothing is said; null where it cannot be read.</summary>
    public static Exclusion? Withdrawal(string? text) =>
        text is null ? Exclusion.ConsentWithdrawn | Exclusion.OpposedToClient
            : Withdrawals.TryGetValue(text, out var exclusion) ? exclusion : null;

    /// <summary>Yes or no: no where nothing is said; null where it cannot be read.</summary>
    public static bool? Yes(string? text) => text is null ? false : YesAndNo.TryGetValue(text, out var yes) ? yes : null;

    /// <summary>Allow or withhold; null where it cannot be read.</summary>
    public static bool? Allows(string? text) => text is not null && Decisions.TryGetValue(text, out var allow) ? allow : null;

    private static FrozenDictionary<string, T> Words<T>(params (T Value, string[] Words)[] groups) => groups
        .SelectMany(group => group.Words.Select(word => (word, group.Value)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
}
