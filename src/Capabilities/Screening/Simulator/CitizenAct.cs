// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Something an invented citizen does about the simulated register.</summary>
/// <param name="Number">The citizen's number.</param>
/// <param name="Kind">What is done.</param>
/// <param name="At">When; it counts from that instant on.</param>
/// <param name="ControllerVat">For a selective revocation, the VAT number of the controller it is for; else null.</param>
public sealed record CitizenAct(SubscriberNumber Number, CitizenActKind Kind, Instant At, string? ControllerVat = null)
{
    /// <summary>The masked number and what was done.</summary>
    public override string ToString() => $"{Number}: {Kind}";
}
