// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The dial gate: whether it answers, what it answered today, which opt-outs it was told.</summary>
public static class DialGateEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Address = "/lavoro/gate";

    private static readonly string[] Heading = ["day", "verdict", "reason", "decisions"];

    /// <summary>Maps <c>/lavoro/gate</c> and its exports.</summary>
    public static void MapDialGate(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Whole, Address, ShowAsync);
        app.MapPage(AccessPolicies.Whole, Address + ".csv", (Visit visit, IGateReports reports, IGateLog log, IGateKeys keys, ReadRightsRequests rights, IAnswerSets sets, RuleCatalogue catalogue, CancellationToken ct) =>
            ExportAsync(DialGateDay.ReadAsync(visit.Now, reports, log, keys, rights, sets, catalogue, ct), rows => Export.Csv("gate", Heading, rows)));
        app.MapPage(AccessPolicies.Whole, Address + ".json", (Visit visit, IGateReports reports, IGateLog log, IGateKeys keys, ReadRightsRequests rights, IAnswerSets sets, RuleCatalogue catalogue, CancellationToken ct) =>
            ExportAsync(DialGateDay.ReadAsync(visit.Now, reports, log, keys, rights, sets, catalogue, ct), rows => Export.ToJson("gate", Json.Array(rows
                .Select(row => (Json)Json.Object([.. Heading.Zip(row, (key, value) => (key, (Json)value))]))))));
    }

    private static async Task<IResult> ShowAsync(
        Visit visit, IGateReports reports, IGateLog log, IGateKeys keys, ReadRightsRequests rights, IAnswerSets sets, RuleCatalogue catalogue, IPartyLedger ledger,
        CancellationToken ct) => Answers.Page<DialGatePage>(
            ("Gate", await DialGateDay.ReadAsync(visit.Now, reports, log, keys, rights, sets, catalogue, ct)),
            ("Book", await ledger.ReadAsync(ct)));

    // An empty reason bears the sum of a verdict.
    private static async Task<IResult> ExportAsync(Task<DialGateDay> reading, Func<IEnumerable<string[]>, IResult> export)
    {
        var gate = await reading;
        var day = LocalDatePattern.Iso.Format(gate.Day);
        string[] Row(Verdict verdict, string reason, long count) => [day, VerdictNames.Of(verdict), reason, count.ToString(CultureInfo.InvariantCulture)];
        return export([
            .. gate.Verdicts.Select(one => Row(one.Verdict, "", one.Count)),
            .. gate.Reasons.Select(one => Row(one.Verdict, one.Reason, one.Count)),
        ]);
    }
}
