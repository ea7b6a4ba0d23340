// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Gate;

/// <summary>Turns on the processor that are short and therefore soon: who needs it for microseconds need not wait until another has had it for milliseconds.</summary>
/// <remarks>
/// Linux from 6.12 on grants turns of the length that is asked for (<c>sched_setattr(2)</c>), and takes the processor from a thread with longer ones.
/// Nobody gets more of it than before, and nobody's leave is needed. Elsewhere nothing is different.
/// </remarks>
public static class ShortTurns
{
    private const int Nanoseconds = 100_000;

    /// <summary>Asks for them for this thread, and for all that it and they begin.</summary>
    public static void Ask()
    {
        var number = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 314,
            Architecture.Arm64 => 274,
            _ => 0,
        };
        if (OperatingSystem.IsLinux() && number > 0)
        {
            var wanted = new Attributes { Size = (uint)Marshal.SizeOf<Attributes>(), Runtime = Nanoseconds };
            _ = SystemCall(number, 0, wanted, 0);
        }
    }

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern long SystemCall(long number, int thread, in Attributes attributes, uint flags);

    // What the kernel calls sched_attr, in its first form.
    [StructLayout(LayoutKind.Sequential)]
    private struct Attributes
    {
        public uint Size;
        public uint Policy;
        public ulong Flags;
        public int Niceness;
        public uint Priority;
        public ulong Runtime;
        public ulong Deadline;
        public ulong Period;
    }
}
