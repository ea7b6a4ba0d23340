// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;

namespace Filiera.Gate;

/// <summary>The value of the header <c>Date</c> (RFC 9110, 6.6.1), written once a second.</summary>
internal sealed class HttpDate(TimeProvider time)
{
    /// <summary>Bytes of a date.</summary>
    public const int Length = 29;

    private Written _last = new(long.MinValue, []);

    /// <summary>The present second, in GMT.</summary>
    public ReadOnlySpan<byte> Now
    {
        get
        {
            var now = time.GetUtcNow();
            var second = now.Ticks / TimeSpan.TicksPerSecond;
            var last = _last;
            if (last.Second != second)
            {
                var text = new byte[Length];
                Utf8Formatter.TryFormat(now, text, out _, 'R');
                _last = last = new Written(second, text);
            }

            return last.Text;
        }
    }

    private sealed record Written(long Second, byte[] Text);
}
