// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Told of one event of the journal.</summary>
/// <param name="position">Its position, from 1.</param>
/// <param name="one">The event.</param>
public delegate void DialEventVisit(long position, in DialEvent one);
