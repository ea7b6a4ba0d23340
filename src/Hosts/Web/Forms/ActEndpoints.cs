// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Maps acts: the form, and what happens when it is sent.</summary>
public static class ActEndpoints
{
    /// <summary>Maps the form's page and its sending. Forms with a file are read as they arrive.</summary>
    public static void MapAct(this IEndpointRouteBuilder app, Act act)
    {
        app.MapPage(AccessPolicies.ToAct(act.Policy), act.Route, (Visit visit, CancellationToken ct) =>
            ShowAsync(act, new ActRequest(visit, ct), FormState.Empty, StatusCodes.Status200OK));
        app.MapForm(act.Policy, act.Route, (Visit visit, CancellationToken ct) => SendAsync(act, new ActRequest(visit, ct)));
    }

    /// <summary>Maps an act whose form carries files: they go into the blobs while they arrive, and their hashes into the fields.</summary>
    public static void MapUploadAct(this IEndpointRouteBuilder app, Act act)
    {
        app.MapPage(AccessPolicies.ToAct(act.Policy), act.Route, (Visit visit, CancellationToken ct) =>
            ShowAsync(act, new ActRequest(visit, ct), FormState.Empty, StatusCodes.Status200OK));
        app.MapUpload(act.Policy, act.Route, async (Visit visit, Uploads uploads, CancellationToken ct) =>
            await uploads.ReadAsync(visit.Http, ct) switch
            {
                Result<FormState>.Ok(var form) => await DoAsync(act, new ActRequest(visit, ct), form),
                Result<FormState>.Refused refused => Answers.Problem(refused.Refusals),
                _ => throw new InvalidOperationException("Neither a form nor a refusal."),
            });
    }

    private static async Task<IResult> SendAsync(Act act, ActRequest request) =>
        await DoAsync(act, request, await FormState.ReadAsync(request.Visit.Http.Request, request.Stop));

    private static async Task<IResult> DoAsync(Act act, ActRequest request, FormState form)
    {
        if (await act.Fields(request) is null)
        {
            return Results.NotFound();
        }

        // A value that cannot be read would reach the use case as something nobody typed.
        var reader = new FormReader(form);
        var run = act.Read(request, reader);
        var result = reader.Refusals.IsEmpty ? await run() : reader.Refusals;
        return result switch
        {
            Result<string>.Ok(var next) => Sent(request, next),
            Result<string>.Refused refused =>
                await ShowAsync(act, request, form.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code)),
            _ => throw new InvalidOperationException("Neither done nor refused."),
        };
    }

    // What was sent is a draft no more.
    private static IResult Sent(ActRequest request, string next)
    {
        FormDraftEndpoints.Forget(request.Visit);
        return Answers.SeeOther(next);
    }

    /// <summary>After a use case: where to go next, or its refusals.</summary>
    public static async Task<Result<string>> Then<T>(this Task<Result<T>> act, Func<T, string> next) => await act switch
    {
        Result<T>.Ok(var value) => next(value),
        Result<T>.Refused refused => refused.Refusals,
        _ => throw new InvalidOperationException("Neither done nor refused."),
    };

    private static async Task<IResult> ShowAsync(Act act, ActRequest request, FormState form, int status)
    {
        if (await act.Fields(request) is not { } fields)
        {
            return Results.NotFound();
        }

        // What was just sent and refused is newer than any draft.
        var draft = form == FormState.Empty ? FormDraftEndpoints.Find(request.Visit) : null;
        return Answers.Page<FormPage>(
            status, ("Key", act.Key), ("Crumbs", act.Crumbs(request.Visit)), ("Fields", fields), ("Form", draft?.Form ?? form), ("Draft", draft));
    }
}
