// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What people write about rights requests, kept short.</summary>
internal static class RightsText
{
    private const int Longest = 500;

    /// <summary>Without outer blanks; null where nothing is left.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>True for a note, which may be missing.</summary>
    public static bool IsNote(string? text) => Trimmed(text) is not { Length: > Longest };

    /// <summary>True for a reason, which may not.</summary>
    public static bool IsReason(string? text) => Trimmed(text) is { Length: <= Longest };
}
