// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Gate;

/// <summary>How a process that is a gate and nothing else has its sockets: a question is answered by the thread that heard of it.</summary>
/// <remarks>
/// Half the processors hear; the others are left to the network, to the disk and to whatever is no plain question, which goes on elsewhere
/// (<see cref="GateApp"/>). Not for a process in which anybody waits for a socket while holding such a thread.
/// </remarks>
public static class SocketThreads
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Count = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Says so to the runtime, before this process has a socket. What the environment says already stays.</summary>
    public static void AnswerWhereHeard()
    {
        ShortTurns.Ask();
        if (Environment.GetEnvironmentVariable(Inline) is null)
        {
            // The runtime reads both when the first socket is made, and nowhere else can they be set.
            Environment.SetEnvironmentVariable(Inline, "1");
            Environment.SetEnvironmentVariable(Count, Environment.GetEnvironmentVariable(Count) ?? FormattableString.Invariant($"{Math.Max(1, Environment.ProcessorCount / 2)}"));
        }
    }
}
