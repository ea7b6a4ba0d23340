// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>What a request was answered, kept so that it can be given again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">Where what was made is found, or null.</param>
/// <param name="Body">The body, JSON.</param>
public sealed record KeptAnswer(int Status, string? Location, Sequence<byte> Body);
