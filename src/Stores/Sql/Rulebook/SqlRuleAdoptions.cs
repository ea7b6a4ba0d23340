// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The choices about rules in the database, each with its trace in the audit trail.</summary>
internal sealed class SqlRuleAdoptions(FilieraContext context, IUnitOfWork unit, IAuditTrail audit) : IRuleAdoptions
{
    public Task<Result<RuleAdoption>> AppendAsync(RuleAdoption adoption, int expectedCount, CancellationToken ct) =>
        unit.CommitAsync<RuleAdoption>(
            async token =>
            {
                if (await context.Set<RuleAdoptionRow>().CountAsync(token) != expectedCount)
                {
                    return new AdoptionsChangedMeanwhile();
                }

                var row = RuleAdoptionRow.From(adoption, expectedCount + 1);
                context.Add(row);
                await context.SaveChangesAsync(token);
                await audit.AppendAsync(
                    new AuditAct(adoption.By, "rule-" + row.Decision, "rule", row.Rule, Json.Object(
                        ("adoption", row.Number),
                        ("severity", row.Severity ?? Json.Null),
                        ("sources_shown", adoption.SourcesShown.ToString()))),
                    token);
                return adoption;
            },
            ct);

    public async Task<Sequence<RuleAdoption>> ListAsync(CancellationToken ct)
    {
        var rows = await context.Set<RuleAdoptionRow>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(ct);
        return Sequence.From(rows.Select(row => row.ToAdoption()));
    }
}
