// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>ISO/IEC 7064 MOD 37,36: one check character for codes of digits and capital letters.</summary>
/// <remarks>Finds every single wrong character and nearly every swap of neighbours, for numbers people read out or copy.</remarks>
public static class CheckCharacter
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The check character of a code; dashes are passed over.</summary>
    /// <exception cref="ArgumentException">The code holds another character, or none.</exception>
    public static char Of(ReadOnlySpan<char> code)
    {
        var product = Alphabet.Length;
        var any = false;
        foreach (var c in code)
        {
            if (c == '-')
            {
                continue;
            }

            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new ArgumentException($"'{c}' is neither a digit nor a capital letter.", nameof(code));
            }

            any = true;
            var sum = (product + value) % Alphabet.Length;
            product = (sum == 0 ? Alphabet.Length : sum) * 2 % (Alphabet.Length + 1);
        }

        return any
            ? Alphabet[(Alphabet.Length + 1 - product) % Alphabet.Length]
            : throw new ArgumentException("There is nothing to check.", nameof(code));
    }

    /// <summary>True when the last character is the check character of those before it.</summary>
    public static bool Holds(ReadOnlySpan<char> code)
    {
        foreach (var c in code)
        {
            if (c != '-' && !Alphabet.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return code.Length >= 2 && code[..^1].ContainsAnyExcept('-') && code[^1] == Of(code[..^1]);
    }
}
