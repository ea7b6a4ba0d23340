// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Filiera.Gate;

/// <summary>Who asks: the gate key of a request, looked up once for each connection and change of keys.</summary>
internal sealed class GateAccess(IGateKeys keys, GateLimits limits, IClock clock, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const int LongestHeader = 256;
    private static readonly object _slot = new();
    private static readonly long _between = TimeSpan.FromMilliseconds(500).Ticks;

    private readonly Lock _gate = new();
    private long _looked;
    private Known _known = new(-1, FrozenDictionary<string, GateCaller>.Empty);

    /// <summary>The caller of a request; or why it is not let in.</summary>
    public GateCaller? Find(HttpContext http, GateScopes scope, out Refusal? refusal)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            refusal = new GateKeyMissing();
            return null;
        }

        var known = Current(atOnce: false);

        // Over HTTP/2 several requests of one connection run at the same time, and its items belong to one at a time.
        var items = HttpProtocol.IsHttp11(http.Request.Protocol) ? http.Features.Get<IConnectionItemsFeature>()?.Items : null;

        // The server gives the same string again while a connection repeats its header, so most requests need no hash.
        if (items is null || !items.TryGetValue(_slot, out var kept) || kept is not Seen seen || !ReferenceEquals(seen.Text, text) || seen.Known != known)
        {
            var identified = Identify(ref known, text.AsSpan(Scheme.Length));
            seen = new Seen(text, known, identified);
            if (items is not null)
            {
                items[_slot] = seen;
            }
        }

        if (seen.Caller is not { } caller || !caller.Key.IsGoodAt(clock.GetCurrentInstant()))
        {
            refusal = new GateKeyRefused();
            return null;
        }

        refusal = caller.Key.Scopes.HasFlag(scope) ? null : new GateScopeMissing();
        return refusal is null ? caller : null;
    }

    /// <summary>The caller of a header as its bytes came, with what was found for the connection's last one; null for whoever is not let in.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="scope">What is asked for.</param>
    /// <param name="last">What this method found last on the same connection; null before the first.</param>
    public GateCaller? Find(ReadOnlySpan<byte> header, GateScopes scope, ref object? last)
    {
        var known = Current(atOnce: false);
        if (last is not SeenBytes seen || seen.Known != known || !header.SequenceEqual(seen.Header))
        {
            Span<char> text = stackalloc char[LongestHeader];
            if (header.Length > LongestHeader
                || Ascii.ToUtf16(header, text, out var length) != OperationStatus.Done
                || !text[..length].StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                || Identify(ref known, text[Scheme.Length..length]) is not { } identified)
            {
                return null;
            }

            last = seen = new SeenBytes(header.ToArray(), known, identified);
        }

        return seen.Caller.Key.IsGoodAt(clock.GetCurrentInstant()) && seen.Caller.Key.Scopes.HasFlag(scope) ? seen.Caller : null;
    }

    // It may have been made a moment ago.
    private GateCaller? Identify(ref Known known, ReadOnlySpan<char> text) => Identify(known, text) ?? Identify(known = Current(atOnce: true), text);

    private static GateCaller? Identify(Known known, ReadOnlySpan<char> text) =>
        GateKeyText.TryRead(text.Trim(), out var id, out var offered)
        && known.Callers.TryGetValue(id, out var caller)
        && GateKeyText.Opens(caller.Key, offered)
            ? caller
            : null;

    /// <summary>The keys as they stand, or as they stood at most half a second ago.</summary>
    private Known Current(bool atOnce)
    {
        var now = time.GetTimestamp();
        if (!atOnce && _known.Version >= 0 && time.GetElapsedTime(Volatile.Read(ref _looked), now).Ticks < _between)
        {
            return _known;
        }

        lock (_gate)
        {
            Volatile.Write(ref _looked, now);
            var version = keys.Version;
            if (version != _known.Version)
            {
                var before = _known.Callers;
                _known = new Known(version, keys.List().ToFrozenDictionary(
                    key => key.Id,
                    key => before.TryGetValue(key.Id, out var caller) && caller.Key == key ? caller : new GateCaller(key, limits, time),
                    StringComparer.Ordinal));
            }

            return _known;
        }
    }

    private sealed record Known(long Version, FrozenDictionary<string, GateCaller> Callers);

    private sealed record SeenBytes(byte[] Header, Known Known, GateCaller Caller);

    private sealed record Seen(string Text, Known Known, GateCaller? Caller);
}
