// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Filiera.Web;

/// <summary>What the description of the API says beyond the addresses themselves: who we are, keys, pages, examples.</summary>
internal static class ApiDescription
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["consultations"] = "Consultations of the opt-out register and their clocks",
        ["jobs"] = "Work that takes longer than a request",
        ["lists"] = "Contact lists, from upload to result",
        ["parties"] = "Organisations, campaigns, mandates and caller numbers",
        ["receipts"] = "Signed screening receipts",
        ["rights"] = "Rights requests and their terms",
        ["rules"] = "Rules with their sources and grades",
    };

    /// <summary>Registers it.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Wire", "", StringComparison.Ordinal).Replace("OfOf", "Of", StringComparison.Ordinal);
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(Complete);
        options.AddSchemaTransformer(Form);
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Filiera",
            Version = "1",
            Summary = "Contact lists screened before they are dialled, and what proves it.",
            Description = "The same use cases as the portal's pages. Refusals are RFC 9457 problems whose types never change meaning (docs/refusals.md). Lists come in pages by "
                + "cursor. Acts need an Idempotency-Key: sent again with the same key, the same act gets the same answer and does not take effect again. Things carry an ETag.",
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            Contact = new OpenApiContact { Name = "The operator of this installation" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This installation" }];
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Key, Description = tag.Value }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["session"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SignInCookie.NameInProduction,
                Description = $"The session of a person signed in to the workspace; in a demonstration, without TLS, the cookie is {SignInCookie.Name}.",
            },
            ["key"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A program's key, or a token made of one at /oauth/token (docs/sign-in.md).",
            },
        };
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        if (metadata.OfType<ApiReads>().Any(reads => reads.IsPage) && operation.OperationId != "listRules")
        {
            operation.Parameters.Add(Query("limit", "How many things, from 1 to 200.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200", Default = 50 }));
            operation.Parameters.Add(Query("cursor", "next_cursor of the page before.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 22 }));
        }

        switch (operation.OperationId)
        {
            case "listJobs":
                operation.Parameters.Add(Query("state", "Only jobs in this state, such as running.", new OpenApiSchema { Type = JsonSchemaType.String }));
                break;
            case "listRules":
                operation.Parameters.Add(Query("on", "The day, such as 2026-11-21; today without it.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }));
                break;
        }

        if (metadata.OfType<ApiActs>().Any())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyFilter.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description = "A value of the caller's own for this act; the same when the same act is sent again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 },
                Example = "3f0c6a2e-3c55-4f0e-9d0a-8d6f4d2b7a10",
            });
        }

        var isPublic = metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().All(data => data.Policy == AccessPolicies.Everyone);
        operation.Security = isPublic
            ? []
            :
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] },
            ];
        Illustrate(operation);
        return Task.CompletedTask;
    }

    private static void Illustrate(OpenApiOperation operation)
    {
        foreach (var (name, media) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (name == "application/json" && ApiExamples.Request(operation.OperationId) is { } example)
            {
                media.Example = example;
            }
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response.Content is not { } content)
            {
                continue;
            }

            foreach (var (name, media) in content)
            {
                if (ApiExamples.Response(operation.OperationId, status, name) is { } example)
                {
                    media.Example = example;
                }
            }
        }
    }

    // Instants and days are texts to the program; to the reader of the description they have their form.
    private static Task Form(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonPropertyInfo?.Name is { } name && schema.Type?.HasFlag(JsonSchemaType.String) == true && schema.Format is null)
        {
            schema.Format = name is "as_of" or "at" or "valid_until" || name.EndsWith("_at", StringComparison.Ordinal) ? "date-time"
                : name.EndsWith("_due", StringComparison.Ordinal) || name == "closed_from" ? "date"
                : null;
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };
}
