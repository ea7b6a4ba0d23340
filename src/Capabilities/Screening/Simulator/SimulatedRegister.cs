// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Simulator, demonstration: an invented opt-out register. Who is enrolled follows from the seed and the number alone, and from acts given. Pure.</summary>
/// <remarks>About a third of all numbers are enrolled in late 2026; enrolments grow over time, some are renewed, some revoked for one controller.</remarks>
public sealed class SimulatedRegister
{
    private const uint EnrolledOfAThousand = 480, RenewedOfAThousand = 300, RevokedOfAThousand = 60;
    private const uint DaysOfEnrolling = 2190, DaysUntilRenewal = 400;
    private static readonly Instant Opening = Instant.FromUtc(2022, 7, 27, 0, 0);

    private readonly byte[] _seed;
    private readonly ILookup<SubscriberNumber, CitizenAct> _acts;

    /// <param name="seed">Any text.</param>
    /// <param name="acts">Acts of citizens besides those that follow from the seed.</param>
    public SimulatedRegister(string seed, Sequence<CitizenAct> acts)
    {
        ArgumentNullException.ThrowIfNull(seed);
        _seed = Encoding.UTF8.GetBytes("filiera-simulated-register " + seed);
        _acts = acts.ToLookup(act => act.Number);
    }

    /// <summary>What the simulated register answers a controller about a number at an instant: true means to be removed.</summary>
    public bool Removes(SubscriberNumber number, string controllerVat, Instant at)
    {
        var opposed = false;
        foreach (var act in ActsOf(number, controllerVat).Where(act => act.At <= at).OrderBy(act => act.At))
        {
            opposed = act.Kind != CitizenActKind.Revoke;
        }

        return opposed;
    }

    private IEnumerable<CitizenAct> ActsOf(SubscriberNumber number, string controllerVat)
    {
        var own = _acts[number].Where(act => act.Kind != CitizenActKind.Revoke || act.ControllerVat == controllerVat);
        var drawn = Drawn(number, "");
        if (drawn[0] % 1000 >= EnrolledOfAThousand)
        {
            return own;
        }

        var enrolled = Opening + Duration.FromDays(drawn[1] % DaysOfEnrolling);
        var acts = new List<CitizenAct>(own) { new(number, CitizenActKind.Enrol, enrolled) };
        var renewed = enrolled + Duration.FromDays((drawn[2] % DaysUntilRenewal) + 1);
        if (drawn[3] % 1000 < RenewedOfAThousand)
        {
            acts.Add(new CitizenAct(number, CitizenActKind.Renew, renewed));
        }

        var lifted = Drawn(number, controllerVat);
        if (lifted[0] % 1000 < RevokedOfAThousand)
        {
            acts.Add(new CitizenAct(number, CitizenActKind.Revoke, enrolled + Duration.FromDays((lifted[1] % DaysUntilRenewal) + 1), controllerVat));
        }

        return acts;
    }

    private uint[] Drawn(SubscriberNumber number, string controllerVat)
    {
        Span<byte> digits = stackalloc byte[8 + controllerVat.Length];
        BinaryPrimitives.WriteUInt64BigEndian(digits, number.RevealDigits());
        Encoding.ASCII.GetBytes(controllerVat, digits[8..]);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_seed, digits, hash);
        return [Word(hash, 0), Word(hash, 4), Word(hash, 8), Word(hash, 12)];
    }

    private static uint Word(ReadOnlySpan<byte> hash, int at) => BinaryPrimitives.ReadUInt32BigEndian(hash[at..]);
}
