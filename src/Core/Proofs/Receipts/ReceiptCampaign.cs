// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The campaign a list was screened for.</summary>
/// <param name="Id">Its identifier where it is kept.</param>
/// <param name="Name">Its name.</param>
/// <param name="Facts">What the rules looked at, as the capability that screened writes it: needed to judge again.</param>
public sealed record ReceiptCampaign(string Id, string Name, Json.Map Facts);
