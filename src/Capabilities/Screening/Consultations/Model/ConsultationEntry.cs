// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>An event of a consultation with who did it and when.</summary>
public sealed record ConsultationEntry(Actor By, Instant At, ConsultationEvent Event);
