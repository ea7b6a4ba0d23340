// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Every distinct claim of a list, once: a row refers to it by a small number. For all threads.</summary>
internal sealed class ClaimTable(int most)
{
    /// <summary>Claims beyond the room are not remembered.</summary>
    public const int Full = -1;

    private readonly Lock _gate = new();
    private readonly Dictionary<Claim, int> _numbers = [];
    private readonly List<Claim> _claims = [];

    public Claim this[int number]
    {
        get
        {
            lock (_gate)
            {
                return _claims[number];
            }
        }
    }

    /// <summary>The number of a claim; <see cref="Full"/> when it is new and there is no more room.</summary>
    public int NumberOf(Claim claim)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(claim, out var number))
            {
                return number;
            }

            if (_claims.Count == most)
            {
                return Full;
            }

            _claims.Add(claim);
            _numbers.Add(claim, _claims.Count - 1);
            return _claims.Count - 1;
        }
    }
}
