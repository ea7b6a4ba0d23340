// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a page says of a sample of consents among others; see <see cref="ConsentSample"/> for the whole.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="List">The list whose consents are checked.</param>
/// <param name="Population">Consents in the file drawn from.</param>
/// <param name="Size">Consents drawn.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="By">Who had it drawn.</param>
/// <param name="At">When.</param>
/// <param name="Summary">What it came to, or null while it is open.</param>
public sealed record SampleListing(SampleId Id, ListId List, long Population, int Size, string Seed, Actor By, Instant At, SampleSummary? Summary);
