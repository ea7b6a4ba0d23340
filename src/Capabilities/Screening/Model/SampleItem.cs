// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One consent drawn: where it stands in the file. It holds no number.</summary>
/// <param name="Number">Its number in the sample, from 1.</param>
/// <param name="Place">Its place among the consents of the file, from 0.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record SampleItem(int Number, long Place, long Line);
