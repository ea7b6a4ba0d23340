// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A list taken for UTF-8 turned out not to be: the run begins again. Never leaves the engine.</summary>
internal sealed class EncodingDisproved : Exception
{
}
