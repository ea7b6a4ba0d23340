// SPDX-License-Identifier: EUPL-1.2
var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();
await app.RunAsync();
