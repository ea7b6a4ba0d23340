// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public names of the simulator's faults.</summary>
public static class SimulatedFaults
{
    /// <summary>The public name: lower case, words joined by dashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a fault.</exception>
    public static string NameOf(SimulatedFault fault) => fault switch
    {
        SimulatedFault.None => "none",
        SimulatedFault.AnotherController => "another-controller",
        SimulatedFault.AnotherConsultation => "another-consultation",
        SimulatedFault.NeverSubmitted => "never-submitted",
        SimulatedFault.Truncated => "truncated",
        SimulatedFault.Duplicated => "duplicated",
        SimulatedFault.Contradictory => "contradictory",
        SimulatedFault.FromTheFuture => "from-the-future",
        SimulatedFault.Late => "late",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    /// <summary>The fault of that name; false for anything else, null included.</summary>
    public static bool TryParse(string? name, out SimulatedFault fault)
    {
        foreach (var known in Enum.GetValues<SimulatedFault>())
        {
            if (NameOf(known) == name)
            {
                fault = known;
                return true;
            }
        }

        fault = default;
        return false;
    }
}
