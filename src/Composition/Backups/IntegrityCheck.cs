// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Composition;

/// <summary>One integrity check of an installation, and what came of it.</summary>
/// <param name="Name">What was checked, kebab-case.</param>
/// <param name="IsSound">True when nothing is wrong.</param>
/// <param name="Text">What was found, in one English line without personal data.</param>
public sealed record IntegrityCheck(string Name, bool IsSound, string Text);
