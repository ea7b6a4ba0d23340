// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the memory keeps of one number for one client: instants in whole seconds since the start of 2020 in UTC, 0 for never.</summary>
/// <remarks>Each is the earliest or the latest of its kind, so that the order of the events makes no difference, nor does an event told twice.</remarks>
/// <param name="OptedOut">The earliest opt-out.</param>
/// <param name="Silent">The latest silent call, rounded up.</param>
/// <param name="Reserved">The latest call for which a person was set aside, and which was not silent.</param>
/// <param name="Answered">The latest contact, rounded up.</param>
/// <param name="Attempt1">The latest attempt.</param>
/// <param name="Attempt2">The latest but one.</param>
/// <param name="Attempt3">The latest but two.</param>
public readonly record struct NumberHistory(uint OptedOut, uint Silent, uint Reserved, uint Answered, uint Attempt1, uint Attempt2, uint Attempt3)
{
    /// <summary>How many attempts are remembered.</summary>
    public const int Attempts = 3;

    /// <summary>Instants from the second on that the memory can tell, and before which it cannot: a call outside is never allowed.</summary>
    public static Instant Earliest { get; } = Instant.FromUtc(2020, 1, 1, 0, 0);

    /// <inheritdoc cref="Earliest"/>
    public static Instant Latest { get; } = Instant.FromUtc(2120, 1, 1, 0, 0);

    /// <summary>The second an instant falls in; at least 1.</summary>
    public static uint Floor(Instant at) => (uint)Math.Clamp(at.ToUnixTimeSeconds() - Epoch, 1, MostSeconds);

    /// <summary>The first second not before an instant.</summary>
    public static uint Ceiling(Instant at) =>
        at == Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) ? Floor(at) : Floor(at + Duration.FromSeconds(1));

    /// <summary>The history after one more event.</summary>
    public NumberHistory With(in DialEvent one)
    {
        var (floor, ceiling) = (Floor(one.At), Ceiling(one.At));
        if (one.Kind == DialEventKind.OptOut)
        {
            return this with { OptedOut = OptedOut == 0 ? floor : Math.Min(OptedOut, floor) };
        }

        var (first, second, third) = Latest3(floor);
        return new NumberHistory(
            OptedOut,
            one.Kind == DialEventKind.Silent ? Math.Max(Silent, ceiling) : Silent,
            one.AgentReserved && one.Kind != DialEventKind.Silent ? Math.Max(Reserved, floor) : Reserved,
            one.Kind == DialEventKind.Answered ? Math.Max(Answered, ceiling) : Answered,
            first, second, third);
    }

    /// <summary>What stands against a call within limits.</summary>
    public HistoryFindings Against(in HistoryLimits limits)
    {
        var findings = OptedOut != 0 ? HistoryFindings.OptedOut : HistoryFindings.None;
        findings |= Silent != 0 && limits.Now < (ulong)Silent + limits.SilentGap ? HistoryFindings.SilentTooRecent : 0;
        findings |= Silent != 0 && Silent >= Reserved && !limits.AgentReserved ? HistoryFindings.AgentNotReserved : 0;
        findings |= Answered != 0 && limits.Now < (ulong)Answered + limits.ContactGap ? HistoryFindings.ContactTooRecent : 0;
        var today = (Attempt1 >= limits.DayStart ? 1u : 0) + (Attempt2 >= limits.DayStart ? 1u : 0) + (Attempt3 >= limits.DayStart ? 1u : 0);
        return findings | (limits.Attempts != 0 && today >= limits.Attempts ? HistoryFindings.AttemptsUsedUp : 0);
    }

    private const long Epoch = 1_577_836_800;
    private const long MostSeconds = uint.MaxValue - 1;

    // One call is told of several times, always with the instant at which it began.
    private (uint, uint, uint) Latest3(uint at) =>
        at == Attempt1 || at == Attempt2 || at == Attempt3 ? (Attempt1, Attempt2, Attempt3)
            : at > Attempt1 ? (at, Attempt1, Attempt2)
            : at > Attempt2 ? (Attempt1, at, Attempt2)
            : (Attempt1, Attempt2, Math.Max(Attempt3, at));
}
