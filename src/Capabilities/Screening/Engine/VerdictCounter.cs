// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Counts verdicts by number, a piece at a time: what a piece counted is kept or dropped as a whole. For one thread.</summary>
internal sealed unsafe class VerdictCounter : IDisposable
{
    private readonly long* _kept;
    private readonly long* _piece;
    private readonly Dictionary<RowVerdict, long> _keptRare = [];
    private readonly List<RowVerdict> _pieceRare = [];
    private int[] _touched = new int[256];
    private int _touchedCount;

    public VerdictCounter(int most)
    {
        _kept = (long*)NativeMemory.AllocZeroed((nuint)most, sizeof(long));
        _piece = (long*)NativeMemory.AllocZeroed((nuint)most, sizeof(long));
    }

    /// <summary>Counts a row of the piece.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int verdict)
    {
        if (_piece[verdict]++ == 0)
        {
            Touch(verdict);
        }
    }

    /// <summary>Counts a row of the piece whose verdict has no number.</summary>
    public void Add(RowVerdict verdict) => _pieceRare.Add(verdict);

    /// <summary>Ends the piece, and keeps or drops what it counted.</summary>
    public void End(bool keep)
    {
        for (var i = 0; i < _touchedCount; i++)
        {
            _kept[_touched[i]] += keep ? _piece[_touched[i]] : 0;
            _piece[_touched[i]] = 0;
        }

        foreach (var verdict in keep ? _pieceRare : [])
        {
            _keptRare[verdict] = _keptRare.GetValueOrDefault(verdict) + 1;
        }

        _touchedCount = 0;
        _pieceRare.Clear();
    }

    /// <summary>Adds everything kept to a tally.</summary>
    public void AddTo(Tally tally, VerdictTable verdicts)
    {
        for (var i = 0; i < verdicts.Count; i++)
        {
            if (_kept[i] > 0)
            {
                tally.Add(verdicts[i], _kept[i]);
            }
        }

        foreach (var (verdict, rows) in _keptRare)
        {
            tally.Add(verdict, rows);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_kept);
        NativeMemory.Free(_piece);
    }

    private void Touch(int verdict)
    {
        if (_touchedCount == _touched.Length)
        {
            Array.Resize(ref _touched, 2 * _touchedCount);
        }

        _touched[_touchedCount++] = verdict;
    }
}
