// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the gate says of one number: only <see cref="Screening.Verdict.Allow"/> may be dialled.</summary>
/// <remarks>Answers are made once and handed out by reference; a host may keep beside one what it writes for it.</remarks>
public sealed record DialAnswer
{
    /// <param name="verdict">What may be done.</param>
    /// <param name="reasons">Every reason, list rules first, then the rules of dialling; for an allow, what was noted.</param>
    /// <param name="validUntil">The first instant at which an allow no longer holds by itself; null where the verdict is not an allow.</param>
    public DialAnswer(Verdict verdict, Sequence<Reason> reasons, Instant? validUntil)
    {
        Verdict = verdict;
        Reasons = reasons;
        ValidUntil = verdict == Verdict.Allow ? validUntil : null;
        Text = string.Join(' ', reasons);
        ReasonsId = Text.Length == 0 ? 0 : BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>What may be done.</summary>
    public Verdict Verdict { get; }

    /// <summary>Every reason.</summary>
    public Sequence<Reason> Reasons { get; }

    /// <summary>The first instant at which an allow no longer holds, whatever happens meanwhile; an event may end it sooner.</summary>
    public Instant? ValidUntil { get; }

    /// <summary>The reasons as one line, as they stand in the files of a screening.</summary>
    public string Text { get; }

    /// <summary>The first eight bytes of the hash of <see cref="Text"/>: what the log of the gate names the reasons by. 0 for none.</summary>
    public ulong ReasonsId { get; }

    /// <summary>True when the number may be dialled.</summary>
    public bool MayDial => Verdict == Verdict.Allow;

    /// <summary>An answer that follows from the state of the gate or the writing of the number, and from no rule.</summary>
    internal static DialAnswer Alone(Verdict verdict, string code) => new(verdict, [new Reason(code, null)], null);
}
