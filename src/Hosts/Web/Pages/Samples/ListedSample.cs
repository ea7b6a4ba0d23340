// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A sample with the name of its list, and what it came to: null while it is open.</summary>
public sealed record ListedSample(ConsentSample Sample, string List, SampleSummary? Summary);
