// SPDX-License-Identifier: EUPL-1.2
using Filiera.Verify;
using NodaTime;

#pragma warning disable RS0030 // The host is where the system's clock enters.
return await VerifyCommand.RunAsync(args, Console.OpenStandardInput(), Console.Out, Console.Error, new HttpFetcher(), SystemClock.Instance);
#pragma warning restore RS0030
