// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How answers are compiled.</summary>
/// <param name="Threads">How many threads work, at least one.</param>
/// <param name="Progress">Told now and then how many bytes of all files were read so far, from any thread, one at a time; null for nobody.</param>
public sealed record CompileOptions(int Threads = 2, Action<long>? Progress = null);
