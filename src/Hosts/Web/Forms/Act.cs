// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>One act a person can do through a form page: what is asked, and what is done with the answers.</summary>
/// <param name="Policy">Who may do it.</param>
/// <param name="Route">The address of the form, which is also where it is sent.</param>
/// <param name="Key">The first part of the keys of its words.</param>
/// <param name="Crumbs">The way to it.</param>
/// <param name="Fields">What is asked; null when the thing the address names does not exist.</param>
/// <param name="Read">
/// Reads the fields sent and gives what is then to be done, which is not done when a field could not be understood. It answers with the
/// address to go to next, or with every refusal.
/// </param>
public sealed record Act(
    string Policy,
    string Route,
    string Key,
    Func<Visit, Sequence<Crumb>> Crumbs,
    Func<ActRequest, Task<Sequence<FieldSpec>?>> Fields,
    Func<ActRequest, FormReader, Func<Task<Result<string>>>> Read);
