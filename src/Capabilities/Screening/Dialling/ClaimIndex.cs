// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What the rows of the screened lists claim of each number: the first row of a number counts, of the newest list that holds it.</summary>
internal sealed class ClaimIndex : IDisposable
{
    // Nearly all lists have few different claims: half the memory.
    private readonly NumberTable16? _few;
    private readonly NumberTable32? _many;

    private ClaimIndex(NumberTable16? few, NumberTable32? many, Sequence<Claim> kinds)
    {
        _few = few;
        _many = many;
        Kinds = kinds;
    }

    /// <summary>The claims by number; the first, 0, claims nothing.</summary>
    public Sequence<Claim> Kinds { get; }

    public long Count => _few?.Count ?? _many?.Count ?? 0;

    /// <summary>Nobody claims anything.</summary>
    public static ClaimIndex None { get; } = new(null, null, [Claim.None]);

    public static ClaimIndex Build(
        Sequence<Claim> kinds, ReadOnlySpan<uint> ordinals, ReadOnlySpan<uint> claims, ReadOnlySpan<ulong> rare, ReadOnlySpan<uint> rareClaims, int threads) =>
        kinds.Count > ushort.MaxValue
            ? new ClaimIndex(null, NumberTable32.Build(ordinals, claims, rare, rareClaims, threads), kinds)
            : new ClaimIndex(NumberTable16.Build(ordinals, Narrow(claims), rare, Narrow(rareClaims), threads), null, kinds);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Find(uint ordinal) => _few is not null ? _few.Find(ordinal) : _many is not null ? _many.Find(ordinal) : 0;

    /// <summary>Asks for the number's line, and says where it is to be looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LineAt Locate(uint ordinal) => _few is not null ? _few.Locate(ordinal) : _many is not null ? _many.Locate(ordinal) : default;

    /// <summary>The claim about a number that was located here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Find(LineAt at) => _few is not null ? NumberTable16.Find(at) : _many is not null ? NumberTable32.Find(at) : 0;

    public uint FindRare(ulong digits) => _few?.FindRare(digits) ?? _many?.FindRare(digits) ?? 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(uint ordinal)
    {
        if (_few is not null)
        {
            _few.Prefetch(ordinal);
        }
        else
        {
            _many?.Prefetch(ordinal);
        }
    }

    public void Dispose()
    {
        _few?.Dispose();
        _many?.Dispose();
    }

    private static ushort[] Narrow(ReadOnlySpan<uint> claims)
    {
        var narrow = new ushort[claims.Length];
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (ushort)claims[i];
        }

        return narrow;
    }
}
