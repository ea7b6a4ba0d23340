// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties;

/// <summary>A person's place at an organisation. Who it is stands apart, in <see cref="PersonDetails"/>, and can be erased.</summary>
/// <param name="KeepUntil">First day on which there is no longer a ground to keep the details.</param>
/// <param name="ErasedAt">When the details were erased; null while they are kept.</param>
public sealed record Person(
    PersonId Id,
    OrganisationId Organisation,
    PersonRole Role,
    LocalDate From,
    LocalDate KeepUntil,
    Instant? ErasedAt = null);
