// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Who called me: what is known of a number, for anyone.</summary>
public static class CallersEndpoints
{
    /// <summary>Where it is asked.</summary>
    public const string Address = "/chi-chiama";

    /// <summary>The field with the number.</summary>
    public const string Number = "numero";

    /// <summary>Maps <c>/chi-chiama</c>. The number is sent in a form, never in an address, which others keep; it is written down nowhere.</summary>
    public static void MapCallers(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Everyone, Address, () => Answers.Page<CallerPage>());
        app.MapForm(AccessPolicies.Everyone, Address, LookUpAsync);
    }

    private static async Task<IResult> LookUpAsync(Visit visit, IPartyLedger ledger, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        return CallerLookUp.Of(form[Number], await ledger.ReadAsync(ct), visit.Today) switch
        {
            Result<CallerLookUp>.Ok(var found) => Answers.Page<CallerPage>(("Form", form), ("Found", found)),
            Result<CallerLookUp>.Refused refused => Answers.Page<CallerPage>(
                StatusCodes.Status422UnprocessableEntity,
                ("Form", form.Refused(Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = Number }))))),
            _ => throw new InvalidOperationException("Neither an answer nor a refusal."),
        };
    }
}
