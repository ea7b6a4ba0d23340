// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>Why a text is not an Italian VAT number.</summary>
public enum VatNumberFault
{
    /// <summary>It starts with the prefix of another country.</summary>
    ForeignPrefix,

    /// <summary>It is not eleven digits, after an <c>IT</c> prefix and spaces are taken away.</summary>
    NotElevenDigits,

    /// <summary>Its first seven digits, the serial number, are all zero.</summary>
    NoSerial,

    /// <summary>Its eighth to tenth digits name no revenue office.</summary>
    UnknownOffice,

    /// <summary>Its last digit is not the check digit of those before it.</summary>
    WrongCheckDigit,
}
