// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>An act made ready to be appended: whatever of its canonical form does not depend on its place in the trail is written once.</summary>
/// <remarks>The hot path of the trail. It gives byte for byte the canonical JSON of the entry, which a test holds it to.</remarks>
public sealed class AuditDraft
{
    // Room for three integers, the hash and the fixed words between them.
    private const int Slack = 192;

    private readonly byte[] _head;
    private readonly byte[] _middle;
    private readonly byte[] _tail;

    public AuditDraft(AuditAct act)
    {
        Act = act;
        Details = act.Details.ToCanonicalBytes();
        _head = Encoding.ASCII.GetBytes($"{{\"actor\":\"{act.By.Value}\",\"at_us\":");
        _middle = [.. ",\"details\":"u8, .. Details.Span, .. ",\"format\":\"filiera-audit/1\",\"number\":"u8];
        _tail =
        [
            .. "\",\"subject_id\":"u8, .. new Json.Text(act.SubjectId).ToCanonicalBytes(),
            .. Encoding.ASCII.GetBytes($",\"subject_kind\":\"{act.SubjectKind}\",\"verb\":\"{act.Verb}\"}}"),
        ];
    }

    /// <summary>The act.</summary>
    public AuditAct Act { get; }

    /// <summary>The details in canonical UTF-8, as a store keeps them.</summary>
    public ReadOnlyMemory<byte> Details { get; }

    /// <inheritdoc cref="AuditEntry.After"/>
    public AuditEntry After(AuditHead head, Instant now)
    {
        var clock = UtcMicroseconds.From(now);
        var last = UtcMicroseconds.From(head.At);
        var at = Math.Max(clock, last);
        var hash = Hash(head.Number + 1, at, at - clock, head.Hash);
        return new AuditEntry(
            head.Number + 1, UtcMicroseconds.ToInstant(at), Duration.FromTicks((at - clock) * 10), Act, head.Hash, hash);
    }

    private ContentHash Hash(long number, long at, long clockBehind, ContentHash previous)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(_head.Length + _middle.Length + _tail.Length + Slack);
        Span<byte> form = buffer;
        var length = 0;
        Add(form, _head, ref length);
        Add(form, at, ref length);
        Add(form, ",\"clock_behind_us\":"u8, ref length);
        Add(form, clockBehind, ref length);
        Add(form, _middle, ref length);
        Add(form, number, ref length);
        Add(form, ",\"previous\":\"sha256:"u8, ref length);
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        previous.CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, form[length..], out var digits);
        length += digits;
        Add(form, _tail, ref length);
        var hash = ContentHash.Of(form[..length]);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static void Add(Span<byte> form, ReadOnlySpan<byte> text, ref int length)
    {
        text.CopyTo(form[length..]);
        length += text.Length;
    }

    private static void Add(Span<byte> form, long number, ref int length)
    {
        Utf8Formatter.TryFormat(number, form[length..], out var written);
        length += written;
    }
}
