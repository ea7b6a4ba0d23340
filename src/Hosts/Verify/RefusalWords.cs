// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Verify;

/// <summary>Refusals as people are told them: the code, the place, what is wrong and what to do; in Italian the words are those of <c>docs/refusals.md</c>.</summary>
internal static class RefusalWords
{
    private static readonly Lazy<FrozenDictionary<string, RefusalRow>> Rows =
        new(() => RefusalRow.Read(Embedded()).ToFrozenDictionary(row => row.Code, StringComparer.Ordinal));

    public static string Say(Refusal refusal, bool italian)
    {
        if (!italian || Rows.Value.GetValueOrDefault(refusal.Code) is not { } row)
        {
            return refusal.ToString();
        }

        var where = refusal.Where is null ? "" : $" ({refusal.Where})";
        return $"{refusal.Code}{where}: {row.Italian} {row.ItalianRemedy}";
    }

    private static string Embedded()
    {
        using var stream = typeof(RefusalWords).Assembly.GetManifestResourceStream("Filiera.Verify.refusals")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
