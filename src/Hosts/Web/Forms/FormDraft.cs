// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Web;

/// <summary>A form begun and not yet sent.</summary>
/// <param name="At">When it was kept.</param>
/// <param name="Form">What was typed.</param>
public sealed record FormDraft(Instant At, FormState Form);
