// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>The patron saint's day of a municipality.</summary>
/// <param name="Municipality">Its ISTAT code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Holiday">When the day falls.</param>
/// <param name="Grade">How sure it is.</param>
public sealed record PatronSaint(Municipality Municipality, string Name, Holiday Holiday, Grade Grade);
