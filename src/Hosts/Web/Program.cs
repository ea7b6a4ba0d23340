// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

var builder = WebApplication.CreateSlimBuilder(WebHostSetup.Options(args));
builder.AddFilieraWeb();
var app = builder.Build();
app.UseFilieraWeb();
await app.RunAsync();
