// SPDX-License-Identifier: EUPL-1.2

// One page rendered by the same framework and nothing else: what the portal's pages are compared with.
using Filiera.BarePage;
using Microsoft.AspNetCore.Http.HttpResults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddRazorComponents();
var app = builder.Build();
app.MapGet("/", () => new RazorComponentResult<Page> { PreventStreamingRendering = true });
await app.RunAsync();
