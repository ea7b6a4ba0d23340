// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Reads the claim of a row from the bytes of its fields: each column's text has a number, and so has each combination of them. For one thread.</summary>
internal sealed unsafe class ClaimColumns : IDisposable
{
    private const string SomeNumber = "+393471234567";
    private const int FewBits = 16;
    private readonly RunPlan _plan;
    private readonly Column[] _columns;
    private readonly NumberedKeys _combinations;

    // Claims by combination, where combinations are few; -1 where it is not known yet.
    private readonly int[]? _few;
    private readonly int _none;

    public ClaimColumns(RunPlan plan)
    {
        _plan = plan;
        var columns = plan.File.Columns;
        var found = new List<Column>();
        var shift = 0;
        foreach (var (position, kind) in new (int? Position, FieldKind Kind)[]
        {
            (columns.Basis, FieldKind.Text),
            (columns.Reference, FieldKind.Presence),
            (columns.Date, FieldKind.Date),
            (columns.Purpose, FieldKind.Text),
            (columns.Recipient, FieldKind.Text),
            (columns.ContractEnd, FieldKind.Date),
        })
        {
            if (position is { } at)
            {
                var texts = kind == FieldKind.Presence ? null : new FieldTexts(plan.File.Encoding.Encoding);
                found.Add(new Column(at, kind, shift, texts));
                shift += texts is null ? 1 : FieldTexts.Bits;
            }
        }

        _columns = [.. found];
        _combinations = new NumberedKeys(plan.Options.Remembered);
        if (shift <= FewBits)
        {
            _few = new int[1 << shift];
            Array.Fill(_few, NumberedKeys.None);
        }

        _none = plan.Claims.NumberOf(Claim.None);
    }

    /// <summary>How many columns there are.</summary>
    public int Count => _columns.Length;

    /// <summary>The position of a column in the record.</summary>
    public int PositionOf(int column) => _columns[column].Position;

    /// <summary>The part of a combination that a field makes; negative when the field's text has no number.</summary>
    /// <param name="column">Which column.</param>
    /// <param name="field">Its first byte; 64 may be read.</param>
    /// <param name="length">Its bytes, without quotes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PartOf(int column, byte* field, int length)
    {
        var what = _columns[column];
        if (what.Kind == FieldKind.Presence)
        {
            // One character that is no white space is enough; what is not ASCII must be looked at as text.
            return length == 0 ? 0 : IsInk(*field) ? 1L << what.Shift : -1;
        }

        if (what.Kind == FieldKind.Date && length > 0 && IsInk(*field))
        {
            length = DateLength(field, length);
        }

        return (long)what.Texts!.NumberOf(field, length) << what.Shift;
    }

    /// <summary>The claim of a combination, or <see cref="ClaimTable.Full"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(long combination)
    {
        if (_columns.Length == 0)
        {
            return _none;
        }

        var known = _few is { } few ? few[combination] : _combinations.Find((ulong)combination);
        return known >= 0 ? known : Learn(combination);
    }

    /// <summary>The claim that texts make, as the slow reader reads it.</summary>
    public Claim Read(Func<int, string> textOf)
    {
        var fields = new string[Math.Max(_columns.Max(column => column.Position), _plan.File.Columns.Number) + 1];
        Array.Fill(fields, "");
        for (var i = 0; i < _columns.Length; i++)
        {
            fields[_columns[i].Position] = textOf(i);
        }

        fields[_plan.File.Columns.Number] = SomeNumber;
        return ((ListRow.Readable)_plan.Rows.Read(new CsvRow(1, "x", Sequence.From(fields), null))).Contact.Claim;
    }

    public void Dispose()
    {
        _combinations.Dispose();
        foreach (var column in _columns)
        {
            column.Texts?.Dispose();
        }
    }

    private static bool IsInk(byte b) => b is > 0x20 and < 0x7F;

    // A time after the date is passed over, so that it makes no new text of every row. What stands before it must end with ink, or trimming would matter.
    private static int DateLength(byte* field, int length)
    {
        var end = new ReadOnlySpan<byte>(field, length).IndexOfAny((byte)' ', (byte)'T');
        return end > 0 && IsInk(field[end - 1]) ? end : length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Learn(long combination)
    {
        var claim = Read(column =>
        {
            var what = _columns[column];
            var part = (int)(combination >> what.Shift);
            return what.Texts is { } texts ? texts[part & ((1 << FieldTexts.Bits) - 1)] : (part & 1) == 1 ? "x" : "";
        });
        var number = _plan.Claims.NumberOf(claim);
        if (number >= 0 && _few is not null)
        {
            _few[combination] = number;
        }
        else if (number >= 0)
        {
            _combinations.Add((ulong)combination, number);
        }

        return number;
    }

    private enum FieldKind
    {
        Text,
        Date,
        Presence,
    }

    private sealed record Column(int Position, FieldKind Kind, int Shift, FieldTexts? Texts);
}
