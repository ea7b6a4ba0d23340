// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>The one table from a refusal's code to words in both languages, which is <c>docs/refusals.md</c> itself, and to an HTTP status.</summary>
public static class ProblemTable
{
    private static readonly FrozenDictionary<string, RefusalRow> Rows =
        RefusalRow.Read(Words.Embedded("Filiera.Web.Problems.refusals")).ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);

    /// <summary>All codes the table knows.</summary>
    public static IEnumerable<string> Codes => Rows.Keys;

    /// <summary>The row of a code, or null when the table does not know it.</summary>
    public static RefusalRow? Find(string code) => Rows.GetValueOrDefault(code);

    /// <summary>The HTTP status of a code: 422, what was sent cannot be taken, unless another says more.</summary>
    public static int StatusOf(string code) => code switch
    {
        "form-not-from-here" or "field-not-understood" or "upload-broken" or "provider-refused" or "request-not-understood" or "idempotency-key-missing" => StatusCodes.Status400BadRequest,
        "operator-key-wrong" or "sign-in-wrong" or "account-locked" or "code-wrong" or "passkey-refused" or "passkey-needed" or "provider-person-unknown" or "sign-in-not-fresh" or "connection-not-secure"
            or "organisation-not-yours" => StatusCodes.Status403Forbidden,
        "persona-not-here" or "job-unknown" or "blob-missing" or "invitation-unknown" or "password-reset-unknown" or "api-key-unknown" or "session-unknown" or "membership-unknown" => StatusCodes.Status404NotFound,
        "upload-too-large" => StatusCodes.Status413PayloadTooLarge,
        "changed-since" => StatusCodes.Status412PreconditionFailed,
        "too-many-attempts" or "too-many-requests" => StatusCodes.Status429TooManyRequests,
        "changed-meanwhile" or "form-under-way" or "job-already-ended" or "job-not-failed" or "idempotency-key-used-again" or "request-under-way" or "request-outcome-unknown" => StatusCodes.Status409Conflict,
        "disk-full" or "database-full" => StatusCodes.Status507InsufficientStorage,
        "disk-failed" or "disk-read-only" or "database-locked" or "database-read-only" or "operator-key-unusable" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The RFC 9457 problem type of a code: a name that needs no server.</summary>
    public static string TypeOf(string code) => "urn:filiera:problem:" + code;

    /// <summary>What is wrong, in a language. English comes from the refusal itself, which knows the values.</summary>
    public static string MessageOf(Refusal refusal, Language language) =>
        language == Language.English ? refusal.Message : Find(refusal.Code)?.Italian ?? refusal.Message;

    /// <summary>What to do next, in a language.</summary>
    public static string RemedyOf(Refusal refusal, Language language) =>
        language == Language.English ? refusal.Remedy : Find(refusal.Code)?.ItalianRemedy ?? refusal.Remedy;
}
