// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A contact list with its newest result, or null while there is none.</summary>
public sealed record ListedList(ListSummary List, ScreeningSummary? Result);
