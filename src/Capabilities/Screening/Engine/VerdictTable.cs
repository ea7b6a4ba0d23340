// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;
using System.Text;

namespace Filiera.Screening;

/// <summary>Every distinct verdict of a run, once, with its text: a row refers to it by a small number. For all threads.</summary>
internal sealed unsafe class VerdictTable : IDisposable
{
    /// <summary>Verdicts beyond this number are not remembered.</summary>
    public const int Full = -1;

    private const int SlabBytes = 1 << 16;
    private readonly Lock _gate = new();
    private readonly Dictionary<RowVerdict, int> _numbers = [];
    private readonly List<RowVerdict> _verdicts = [];
    private readonly List<nint> _slabs = [];
    private readonly ListFile _list;
    private readonly Encoding _encoding;
    private readonly bool _seals;
    private byte* _slab;
    private int _slabLeft;
    private volatile int _longest;

    public VerdictTable(ListFile list, int most, bool seals)
    {
        _list = list;
        _encoding = list.Encoding.Encoding;
        _seals = seals;
        Most = most;
        Rendered = (RenderedVerdict*)NativeMemory.AllocZeroed((nuint)most, (nuint)sizeof(RenderedVerdict));
        Digests = (byte*)NativeMemory.AllocZeroed((nuint)(seals ? most : 1), DigestStride);
    }

    ~VerdictTable() => Free();

    /// <summary>From one digest to the next.</summary>
    public const int DigestStride = 16;

    public int Most { get; }

    /// <summary>The verdicts by number, ready to be written.</summary>
    public RenderedVerdict* Rendered { get; private set; }

    /// <summary>The digests that stand for the verdicts in a seal.</summary>
    public byte* Digests { get; private set; }

    /// <summary>The longest text so far of what follows a row.</summary>
    public int Longest => _longest;

    public int Count => _verdicts.Count;

    public RowVerdict this[int number]
    {
        get
        {
            lock (_gate)
            {
                return _verdicts[number];
            }
        }
    }

    /// <summary>The number of a verdict; <see cref="Full"/> when it is new and there is no more room.</summary>
    public int NumberOf(RowVerdict verdict)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(verdict, out var number))
            {
                return number;
            }

            if (_verdicts.Count == Most)
            {
                return Full;
            }

            number = _verdicts.Count;
            Rendered[number] = Render(verdict);
            if (_seals)
            {
                ReceiptOutcomes.Of(verdict).Digest().CopyTo(new Span<byte>(Digests + ((long)number * DigestStride), DigestStride));
            }

            _verdicts.Add(verdict);
            _numbers.Add(verdict, number);
            return number;
        }
    }

    /// <summary>The bytes that follow a row with that verdict.</summary>
    public byte[] TextOf(RowVerdict verdict) => _encoding.GetBytes(OutputText.After(verdict, _list));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private RenderedVerdict Render(RowVerdict verdict)
    {
        var text = TextOf(verdict);
        if (_slabLeft < text.Length + RecordScanner.Padding)
        {
            var size = Math.Max(SlabBytes, text.Length + RecordScanner.Padding);
            _slab = (byte*)NativeMemory.AllocZeroed((nuint)size);
            _slabs.Add((nint)_slab);
            _slabLeft = size;
        }

        var rendered = new RenderedVerdict { After = _slab, Length = text.Length, File = (int)OutputText.KindOf(verdict.Verdict) };
        text.CopyTo(new Span<byte>(_slab, text.Length));
        _slab += text.Length;
        _slabLeft -= text.Length;
        _longest = Math.Max(_longest, text.Length);
        return rendered;
    }

    private void Free()
    {
        NativeMemory.Free(Rendered);
        NativeMemory.Free(Digests);
        _slabs.ForEach(slab => NativeMemory.Free((void*)slab));
        _slabs.Clear();
        Rendered = null;
        Digests = null;
    }
}
