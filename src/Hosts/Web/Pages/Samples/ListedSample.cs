// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A sample with the name of its list; the empty text where it is not seen.</summary>
public sealed record ListedSample(SampleListing Sample, string List);
