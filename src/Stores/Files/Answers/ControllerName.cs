// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>The VAT number of a controller as the name of a file.</summary>
internal static class ControllerName
{
    private const int Longest = 32;

    /// <exception cref="ArgumentException">Not letters and digits alone: it would not be a name, or one of another place.</exception>
    public static string Of(string controllerVat) =>
        controllerVat.Length is > 0 and <= Longest && controllerVat.All(char.IsAsciiLetterOrDigit)
            ? controllerVat.ToUpperInvariant()
            : throw new ArgumentException("A VAT number has letters and digits alone.", nameof(controllerVat));
}
