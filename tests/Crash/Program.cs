// SPDX-License-Identifier: EUPL-1.2
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Filiera.Crash;

/// <summary>Runs the tests; or, when its first argument is <c>child</c>, plays the process that a test kills.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["child", var role, .. var rest])
        {
            await Child.RunAsync(role, rest);
            return 0;
        }

        return args.Any(arg => arg is "-automated" or "@@")
            ? await ConsoleRunner.Run(args)
            : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
