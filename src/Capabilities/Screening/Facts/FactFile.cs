// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A file of facts delivered with a list: consents, withdrawals, contracts, requests, a directory extract, exclusions or decisions.</summary>
/// <param name="Kind">What it is; answers of the register are not facts.</param>
/// <param name="Name">Its name, as messages show it; never a path.</param>
/// <param name="Open">Opens it from its start; called several times. In any form a list may come in: text, gzip, a workbook.</param>
/// <param name="Mapping">Which column holds what, the encoding and the sheet, or null to recognise them.</param>
public sealed record FactFile(InputKind Kind, string Name, Func<CancellationToken, Task<Stream>> Open, ListMapping? Mapping = null);
