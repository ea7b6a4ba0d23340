// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>Which numbers a reader takes.</summary>
public enum JsonNumbers
{
    /// <summary>Integers up to 2^53 − 1 either way, written without fraction or exponent: all that signed payloads may hold.</summary>
    IntegersOnly,

    /// <summary>Any finite IEEE 754 double, as RFC 8785 takes them: for foreign documents.</summary>
    Any,
}
