// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
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

    // Room for the fixed words before, between and after the parts.
    private const int Words = 128;

    // Kept per thread: the call that hashes in one go sets up and tears down more than the hashing takes.
    [ThreadStatic]
    private static IncrementalHash? _hashing;

    private readonly byte[] _parts;
    private readonly int _middle;
    private readonly int _tail;
    private readonly int _length;
    private readonly Range _details;

    public AuditDraft(AuditAct act)
    {
        Act = act;
        var details = act.Details.ToCanonicalBytes();
        var subject = new Json.Text(act.SubjectId).ToCanonicalBytes();
        _parts = new byte[details.Length + subject.Length + act.By.Value!.Length + act.SubjectKind.Length + act.Verb.Length + Words];
        var length = 0;
        Add(_parts, "{\"actor\":\""u8, ref length);
        Add(_parts, act.By.Value, ref length);
        Add(_parts, "\",\"at_us\":"u8, ref length);
        _middle = length;
        Add(_parts, ",\"details\":"u8, ref length);
        _details = length..(length + details.Length);
        Add(_parts, details, ref length);
        Add(_parts, ",\"format\":\"filiera-audit/1\",\"number\":"u8, ref length);
        _tail = length;
        Add(_parts, "\",\"subject_id\":"u8, ref length);
        Add(_parts, subject, ref length);
        Add(_parts, ",\"subject_kind\":\""u8, ref length);
        Add(_parts, act.SubjectKind, ref length);
        Add(_parts, "\",\"verb\":\""u8, ref length);
        Add(_parts, act.Verb, ref length);
        Add(_parts, "\"}"u8, ref length);
        _length = length;
    }

    /// <summary>The act.</summary>
    public AuditAct Act { get; }

    /// <summary>The details in canonical UTF-8, as a store keeps them.</summary>
    public ReadOnlyMemory<byte> Details => _parts.AsMemory(_details);

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
        var buffer = ArrayPool<byte>.Shared.Rent(_length + Slack);
        Span<byte> form = buffer;
        var length = 0;
        Add(form, _parts.AsSpan(0, _middle), ref length);
        Add(form, at, ref length);
        Add(form, ",\"clock_behind_us\":"u8, ref length);
        Add(form, clockBehind, ref length);
        Add(form, _parts.AsSpan(_middle, _tail - _middle), ref length);
        Add(form, number, ref length);
        Add(form, ",\"previous\":\"sha256:"u8, ref length);
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        previous.CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, form[length..], out var digits);
        length += digits;
        Add(form, _parts.AsSpan(_tail, _length - _tail), ref length);
        var hashing = _hashing ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hashing.AppendData(form[..length]);
        hashing.GetHashAndReset(bytes);
        var hash = new ContentHash(bytes);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static void Add(Span<byte> form, ReadOnlySpan<byte> text, ref int length)
    {
        text.CopyTo(form[length..]);
        length += text.Length;
    }

    // ASCII only: actors and kebab-case words.
    private static void Add(Span<byte> form, string text, ref int length) =>
        length += Encoding.ASCII.GetBytes(text, form[length..]);

    private static void Add(Span<byte> form, long number, ref int length)
    {
        Utf8Formatter.TryFormat(number, form[length..], out var written);
        length += written;
    }
}
