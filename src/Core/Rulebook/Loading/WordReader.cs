// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>Understands a piece of text, or says that it does not.</summary>
internal delegate bool WordReader<T>(string? text, out T value);
