// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Where an entry stands in the log, for good.</summary>
/// <param name="Index">From zero.</param>
/// <param name="LeafHash">Its hash.</param>
/// <param name="WasThere">True when the same bytes already stood there and nothing was added.</param>
public sealed record LogPlace(long Index, ContentHash LeafHash, bool WasThere);
