// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One decision of the gate, as its log keeps it.</summary>
/// <param name="Decision">Its identifier, under which outcomes come back.</param>
/// <param name="At">The instant the call was judged at, cut to the microsecond.</param>
/// <param name="Campaign">The campaign asked for.</param>
/// <param name="Centre">The contact centre that asked.</param>
/// <param name="Caller">The number it wanted to show; null where none could be read.</param>
/// <param name="Number">The number asked about, personal data; <c>default</c> where none could be read.</param>
/// <param name="Verdict">What the gate said.</param>
/// <param name="AgentReserved">Whether a person was set aside.</param>
/// <param name="Automated">Whether no person would have spoken.</param>
/// <param name="ReasonsId">What <see cref="DialAnswer.ReasonsId"/> says of the reasons.</param>
/// <param name="Book">The digest of the book it was judged by; <c>default</c> where there was none.</param>
/// <param name="Position">The journal position that the gate had taken in.</param>
public readonly record struct GateLogEntry(
    Guid Decision,
    Instant At,
    CampaignId Campaign,
    OrganisationId Centre,
    CallerId? Caller,
    SubscriberNumber Number,
    Verdict Verdict,
    bool AgentReserved,
    bool Automated,
    ulong ReasonsId,
    ContentHash Book,
    long Position)
{
    /// <summary>The call as it was asked about.</summary>
    public DialCall Call => new(Campaign, Centre, Caller, At, AgentReserved, Automated);

    /// <summary>Identifier, verdict and masked number.</summary>
    public override string ToString() => $"{Decision} {VerdictNames.Of(Verdict)} {Number}";
}
