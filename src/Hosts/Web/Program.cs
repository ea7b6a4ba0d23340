// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Web;

var builder = WebApplication.CreateSlimBuilder(WebHostSetup.Options(args));
builder.AddFilieraWeb();
var app = builder.Build();
if (ProductionRules.Check(app.Configuration, app.Services.GetRequiredService<Installation>()) is { IsEmpty: false } unfit)
{
    foreach (var refusal in unfit)
    {
        await Console.Error.WriteLineAsync(refusal.ToString());
    }

    return 2;
}

if (await app.Services.PrepareAsync(CancellationToken.None) is Result<int>.Refused notReady)
{
    foreach (var refusal in notReady.Refusals)
    {
        await Console.Error.WriteLineAsync(refusal.ToString());
    }

    return 2;
}

app.UseFilieraWeb();
try
{
    await app.RunAsync();
    return 0;
}
catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync(new PortInUse().ToString());
    return 2;
}
