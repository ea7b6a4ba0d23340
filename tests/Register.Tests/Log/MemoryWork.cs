// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register.Tests;

/// <summary>Working files in memory, which can be lost or damaged as a disk would.</summary>
internal sealed class MemoryWork : IWorkRoom
{
    private readonly Dictionary<string, Bytes> _files = [];
    private readonly Dictionary<string, Bytes> _removed = [];

    /// <summary>Writes, flushes and removals still carried out before the power goes.</summary>
    public int StepsLeft { get; set; } = int.MaxValue;

    public IWorkFile Open(string name) => _files.TryGetValue(name, out var there) ? there : _files[name] = new Bytes(this);

    public void Remove(string name)
    {
        Step();
        if (_files.Remove(name, out var file))
        {
            _removed[name] = file;
        }
    }

    /// <summary>What was not flushed may be lost, each write for itself, and what was removed may be there again.</summary>
    public void LosePower(Random random)
    {
        StepsLeft = int.MaxValue;
        foreach (var (name, file) in _removed.Where(one => !_files.ContainsKey(one.Key) && random.Next(2) == 0))
        {
            _files[name] = file;
        }

        _removed.Clear();
        foreach (var file in _files.Values)
        {
            file.LosePower(random);
        }
    }

    public void Lose() => _files.Clear();

    /// <summary>Changes bytes anywhere, heads included.</summary>
    public void Damage(Random random)
    {
        foreach (var file in _files.Values)
        {
            file.Damage(random);
        }
    }

    public void Dispose()
    {
    }

    private void Step()
    {
        if (StepsLeft-- <= 0)
        {
            throw new IOException("The power is gone.");
        }
    }

    private sealed class Bytes(MemoryWork room) : IWorkFile
    {
        private readonly List<(long At, byte[] Bytes)> _unflushed = [];
        private byte[] _flushed = [];
        private byte[] _bytes = [];

        public void Read(long at, Span<byte> bytes)
        {
            bytes.Clear();
            var there = (int)Math.Clamp(_bytes.Length - at, 0, bytes.Length);
            _bytes.AsSpan((int)Math.Min(at, _bytes.Length), there).CopyTo(bytes);
        }

        public void Write(long at, ReadOnlySpan<byte> bytes)
        {
            room.Step();
            _unflushed.Add((at, bytes.ToArray()));
            Put(at, bytes);
        }

        public void Flush()
        {
            room.Step();
            _flushed = _bytes.ToArray();
            _unflushed.Clear();
        }

        public void LosePower(Random random)
        {
            _bytes = _flushed.ToArray();
            foreach (var (at, bytes) in _unflushed.Where(_ => random.Next(2) == 0))
            {
                Put(at, bytes);
            }

            Flush();
        }

        private void Put(long at, ReadOnlySpan<byte> bytes)
        {
            if (_bytes.Length < at + bytes.Length)
            {
                Array.Resize(ref _bytes, (int)Math.Max(2 * _bytes.Length, at + bytes.Length));
            }

            bytes.CopyTo(_bytes.AsSpan((int)at));
        }

        public void Damage(Random random)
        {
            for (var i = 0; i < _bytes.Length; i += 50)
            {
                _bytes[random.Next(i, Math.Min(i + 50, _bytes.Length))] ^= (byte)(1 << random.Next(8));
            }
        }
    }
}
