// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register.Tests;

/// <summary>Working files in memory, which can be lost or damaged as a disk would.</summary>
internal sealed class MemoryWork : IWorkRoom
{
    private readonly Dictionary<string, Bytes> _files = [];

    public IWorkFile Open(string name) => _files.TryGetValue(name, out var there) ? there : _files[name] = new Bytes();

    public void Remove(string name) => _files.Remove(name);

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

    private sealed class Bytes : IWorkFile
    {
        private byte[] _bytes = [];

        public void Read(long at, Span<byte> bytes)
        {
            bytes.Clear();
            var there = (int)Math.Clamp(_bytes.Length - at, 0, bytes.Length);
            _bytes.AsSpan((int)Math.Min(at, _bytes.Length), there).CopyTo(bytes);
        }

        public void Write(long at, ReadOnlySpan<byte> bytes)
        {
            if (_bytes.Length < at + bytes.Length)
            {
                Array.Resize(ref _bytes, (int)Math.Max(2 * _bytes.Length, at + bytes.Length));
            }

            bytes.CopyTo(_bytes.AsSpan((int)at));
        }

        public void Flush()
        {
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
