// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>The register's answer about one number: keep it or remove it. The register returns no date of enrolment.</summary>
/// <param name="Remove">True when the number must be removed from the list.</param>
/// <param name="CheckedAt">When the register was consulted.</param>
public readonly record struct OptOutAnswer(bool Remove, Instant CheckedAt);
