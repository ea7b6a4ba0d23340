// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>What is to be stated in the register, before its place in the history of its subject is known.</summary>
/// <param name="Key">Unique among all drafts for ever, such as <c>parties-17</c>: the same draft offered twice is published once.</param>
/// <param name="Type">What it states.</param>
/// <param name="Subject">Of whom or what.</param>
/// <param name="Effective">The day from which it holds.</param>
/// <param name="Recorded">When it was decided; cut to the second.</param>
/// <param name="Facts">What the type calls for.</param>
public sealed record EntryDraft(string Key, EntryType Type, EntrySubject Subject, LocalDate Effective, Instant Recorded, Json.Map Facts);
