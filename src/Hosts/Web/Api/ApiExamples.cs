// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json.Nodes;

namespace Filiera.Web;

/// <summary>Examples in the description of the API; a test holds each against the schema it stands under.</summary>
internal static class ApiExamples
{
    private const string List = """
        { "id": "01a2012a-a2ed-7b85-89cc-90471c1bf863", "name": "lista.csv", "centre": "01a2012a-0001-7000-8000-000000000001",
          "campaign": "01a2012a-0002-7000-8000-000000000002", "content": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "bytes": 1204, "inputs": [], "delivered_at": "2026-11-22T09:15:00Z", "delivered_by": "person:0192f0" }
        """;

    private const string NewList = """
        { "name": "lista.csv", "centre": "01a2012a-0001-7000-8000-000000000001", "campaign": "01a2012a-0002-7000-8000-000000000002",
          "content": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "inputs": [ { "kind": "opt-out-answers", "name": "risposta.csv", "content": "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" } ] }
        """;

    private const string Job = """
        { "id": "01a2012a-a2ef-7d11-8000-000000000009", "kind": "screen-contact-list", "state": "running", "final": false, "requested_at": "2026-11-22T09:15:00Z",
          "started_at": "2026-11-22T09:15:01Z", "finished_at": null, "attempts": 1, "cancel_requested": false,
          "progress": { "done": 400000, "total": 1000000, "unit": "bytes", "per_hour": 720000000, "remaining_seconds": 3 }, "failure": null }
        """;

    private const string Problem = """
        { "type": "urn:filiera:problem:member-not-understood", "status": 422, "title": "A member of the request is missing, or its value is not understood.",
          "code": "member-not-understood", "refusals": [ { "code": "member-not-understood", "where": "/campaign",
          "message": "A member of the request is missing, or its value is not understood.", "remedy": "Compare it with /openapi/v1.json." } ] }
        """;

    /// <summary>An example of what is sent, or null.</summary>
    public static JsonNode? Request(string? operation) => operation is "receiveList" or "previewList" ? JsonNode.Parse(NewList) : null;

    /// <summary>An example of what is answered, or null.</summary>
    public static JsonNode? Response(string? operation, string status, string media) => (operation, status, media) switch
    {
        (_, "422", "application/problem+json") => JsonNode.Parse(Problem),
        ("receiveList", "201", _) => JsonNode.Parse($$"""{ "list": {{List}}, "job": "01a2012a-a2ef-7d11-8000-000000000009" }"""),
        ("getList", "200", _) => JsonNode.Parse(List),
        ("listLists", "200", _) => JsonNode.Parse($$"""{ "items": [ {{List}} ], "next_cursor": null }"""),
        ("getJob" or "cancelJob", "200", _) or ("screenAgain" or "previewList", "202", _) => JsonNode.Parse(Job),
        ("listJobs", "200", _) => JsonNode.Parse($$"""{ "items": [ {{Job}} ], "next_cursor": "AaIBKqLvfRGAAAAAAAAACQ" }"""),
        ("keepFile", "201", _) => JsonNode.Parse("""{ "content": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "bytes": 4 }"""),
        _ => null,
    };
}
