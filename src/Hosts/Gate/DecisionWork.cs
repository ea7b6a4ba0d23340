// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Gate;

/// <summary>What one request needs while it is answered; used again for the next.</summary>
internal sealed class DecisionWork
{
    private const int LargestKept = 256 * 1024;

    // Asking the system costs more than making a token, so many salts are asked for at a time; none is used twice.
    private readonly byte[] _salts = new byte[256 * ClearanceToken.SaltSize];
    private int _salted;

    // A request is answered by one thread from beginning to end, so that each thread needs one.
    [ThreadStatic]
    private static DecisionWork? _free;

    private DecisionWork()
    {
    }

    /// <summary>The request's body, then numbers that had to be written out.</summary>
    public byte[] Body = new byte[1024];

    /// <summary>Bytes of <see cref="Body"/> in use.</summary>
    public int Length;

    /// <summary>Where in <see cref="Body"/> each number stands.</summary>
    public Range[] Numbers = new Range[16];

    /// <summary>What the gate says of each.</summary>
    public DialAnswer[] Answers = new DialAnswer[16];

    /// <summary>The answer's body.</summary>
    public byte[] Out = new byte[2048];

    /// <summary>Bytes of <see cref="Out"/> in use.</summary>
    public int Written;

    /// <summary>Numbers named.</summary>
    public int Count;

    /// <summary>The campaign asked for.</summary>
    public CampaignId Campaign;

    /// <summary>The number to be shown, or null.</summary>
    public CallerId? Caller;

    /// <summary>Whether a person is set aside.</summary>
    public bool AgentReserved;

    /// <summary>Whether no person speaks.</summary>
    public bool Automated;

    /// <summary>The request understood last, but for its number: diallers ask in the same words again and again.</summary>
    public RequestShape? Shape;

    /// <summary>The campaign served last.</summary>
    public ServedCampaign? Served;

    /// <summary>One not in use.</summary>
    public static DecisionWork Rent()
    {
        var work = _free ?? new DecisionWork();
        _free = null;
        return work;
    }

    /// <summary>A salt that no token had before.</summary>
    public ReadOnlySpan<byte> Salt()
    {
        if (_salted == 0)
        {
            RandomNumberGenerator.Fill(_salts);
            _salted = _salts.Length;
        }

        _salted -= ClearanceToken.SaltSize;
        return _salts.AsSpan(_salted, ClearanceToken.SaltSize);
    }

    /// <summary>Gives it back, without what it held.</summary>
    public void Return()
    {
        // Numbers must not stay in memory longer than they are needed.
        Body.AsSpan(0, Math.Min(Length, Body.Length)).Clear();
        Array.Clear(Answers, 0, Math.Min(Count, Answers.Length));
        (Length, Written, Count, Campaign, Caller, AgentReserved, Automated) = (0, 0, 0, default, null, false, false);
        if (Body.Length <= LargestKept && Out.Length <= LargestKept)
        {
            _free = this;
        }
    }

    /// <summary>Appends bytes behind the body.</summary>
    public Span<byte> Append(int bytes)
    {
        if (Length + bytes > Body.Length)
        {
            Array.Resize(ref Body, Math.Max(Length + bytes, Body.Length * 2));
        }

        Length += bytes;
        return Body.AsSpan(Length - bytes, bytes);
    }

    /// <summary>Notes one more number.</summary>
    public void Add(Range number)
    {
        if (Count == Numbers.Length)
        {
            Array.Resize(ref Numbers, Count * 4);
            Array.Resize(ref Answers, Count * 4);
        }

        Numbers[Count++] = number;
    }

    /// <summary>Room for so many more bytes of the answer.</summary>
    public Span<byte> Room(int bytes)
    {
        if (Written + bytes > Out.Length)
        {
            Array.Resize(ref Out, Math.Max(Written + bytes, Out.Length * 2));
        }

        return Out.AsSpan(Written);
    }
}
