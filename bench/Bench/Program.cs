// SPDX-License-Identifier: EUPL-1.2
using Filiera.Bench;

Dictionary<string, Func<string[], int>> benchmarks = new(StringComparer.Ordinal)
{
    ["audit"] = AuditBench.Run,
    ["credentials"] = CredentialsBench.Run,
    ["gate"] = GateBench.Run,
    ["gate-http"] = GateHttpBench.Run,
    ["gate-server"] = GateAtAnHour.Run,
    ["hashing"] = HashingBench.Run,
    ["numbers"] = NumbersBench.Run,
    ["register"] = RegisterBench.Run,
    ["register-search"] = RegisterSearchBench.Run,
    ["screening"] = ScreeningBench.Run,
    ["screening-once"] = ProcessParts.RunOnce,
    ["web"] = WebBench.Run,
    ["web-soak"] = WebSoak.Run,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"usage: bench <{string.Join(" | ", benchmarks.Keys.Order(StringComparer.Ordinal))}> [--date 2026-11-21] [options]");
    return 2;
}

return run(args[1..]);
