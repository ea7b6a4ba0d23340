// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A job with the contact list it is about, or null when it is about none.</summary>
public sealed record ListedJob(Job Job, ListSummary? List);
