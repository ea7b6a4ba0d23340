// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Turns the fields of a row of a fact file into what it says, or into the code of what is wrong with it.</summary>
internal static class FactReading
{
    public const string DateUnreadable = "date-unreadable";
    public const string WithdrawalKindUnreadable = "withdrawal-kind-unreadable";
    public const string ConsumedUnreadable = "consumed-unreadable";
    public const string DecisionUnreadable = "decision-unreadable";
    public const string DecidedAtUnreadable = "decided-at-unreadable";
    public const string ValidUntilUnreadable = "valid-until-unreadable";
    public const string ValidUntilMissing = "valid-until-missing";

    /// <summary>The row has no field for the number.</summary>
    public const string RowTooShort = "row-too-short";

    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;

    /// <summary>What may be wrong with the fields of a row, by places.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [
        DateUnreadable, WithdrawalKindUnreadable, ConsumedUnreadable, DecisionUnreadable, DecidedAtUnreadable, ValidUntilUnreadable, ValidUntilMissing,
    ];

    /// <param name="kind">The kind of file.</param>
    /// <param name="fields">The fields in the order of <see cref="FactKinds.Of"/>, trimmed; null where nothing stands.</param>
    public static (FactItem? Item, string? Problem) Read(InputKind kind, IReadOnlyList<string?> fields) => kind switch
    {
        InputKind.Consents => Ground(new Ground.Consent(
            fields[0] is not null, DateText.Read(fields[1]), fields[2], fields[3], fields[4] is not null, FactWords.Proof(fields[5]), DateText.Read(fields[6]), false)),
        InputKind.Contracts => Ground(new Ground.Contract(
            fields[0] is not null, DateText.Read(fields[1]), DateText.Read(fields[2]), FactWords.Contract(fields[3]), false)),
        InputKind.Requests => FactWords.Yes(fields[4]) is not { } consumed ? (null, ConsumedUnreadable)
            : Ground(new Ground.Request(fields[0] is not null || fields[3] is not null, DateText.Read(fields[1]), fields[2], consumed)),
        InputKind.Directory => Ground(new Ground.Directory()),
        InputKind.Withdrawals => Withdrawal(DateText.Read(fields[0]), FactWords.Withdrawal(fields[1])),
        InputKind.SuppressOwn => (new FactItem.Excludes(Exclusion.OwnList, default), null),
        InputKind.SuppressClient => (new FactItem.Excludes(Exclusion.ClientList, default), null),
        InputKind.SuppressCampaign => (new FactItem.Excludes(Exclusion.CampaignList, default), null),
        InputKind.Decisions => Decision(FactWords.Allows(fields[0]), At(fields[1]), fields[2], fields[3]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The register's answers are no facts about a number."),
    };

    private static (FactItem?, string?) Ground(Ground ground) => (new FactItem.Grounds(ground), null);

    private static (FactItem?, string?) Withdrawal(DateField on, Exclusion? exclusion) =>
        on.IsUnreadable ? (null, DateUnreadable)
            : exclusion is not { } known ? (null, WithdrawalKindUnreadable)
            : (new FactItem.Excludes(known, on), null);

    private static (FactItem?, string?) Decision(bool? allows, Instant? at, string? validUntil, string? reasons)
    {
        if (allows is not { } allow)
        {
            return (null, DecisionUnreadable);
        }

        if (at is not { } decided)
        {
            return (null, DecidedAtUnreadable);
        }

        var until = At(validUntil);
        return validUntil is not null && until is null ? (null, ValidUntilUnreadable)
            : allow && until is null ? (null, ValidUntilMissing)
            : (new FactItem.Decides(new ReviewDecision(allow, until, Reasons(reasons)), decided), null);
    }

    private static Sequence<string> Reasons(string? text) => text is null ? [] : Sequence.From(
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Order(StringComparer.Ordinal));

    private static Instant? At(string? text) => text is not null && WithOffset.Parse(text) is { Success: true } read ? read.Value.ToInstant() : null;
}
