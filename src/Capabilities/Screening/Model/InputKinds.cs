// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public names of input kinds, and what each means for a screening.</summary>
public static class InputKinds
{
    /// <summary>The public name: lower case, words joined by dashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not an input kind.</exception>
    public static string NameOf(InputKind kind) => kind switch
    {
        InputKind.Answers => "opt-out-answers",
        InputKind.OptOuts => "opt-out-snapshot",
        InputKind.Consents => "consents",
        InputKind.Withdrawals => "withdrawals",
        InputKind.Contracts => "contracts",
        InputKind.Requests => "requests",
        InputKind.Directory => "directory",
        InputKind.SuppressOwn => "suppress-own",
        InputKind.SuppressClient => "suppress-client",
        InputKind.SuppressCampaign => "suppress-campaign",
        InputKind.Decisions => "decisions",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an input kind."),
    };

    /// <summary>The kind of that name; false for anything else, null included.</summary>
    public static bool TryParse(string? name, out InputKind kind)
    {
        foreach (var known in Enum.GetValues<InputKind>())
        {
            if (NameOf(known) == name)
            {
                kind = known;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>True for a file whose loss would let somebody be called who must not be: it is refused whole when a row cannot be read.</summary>
    public static bool ForbidsCalls(InputKind kind) => kind is InputKind.Answers or InputKind.OptOuts or InputKind.Withdrawals
        or InputKind.SuppressOwn or InputKind.SuppressClient or InputKind.SuppressCampaign or InputKind.Decisions;

    /// <summary>What it means for the rules that a file of this kind came with the list.</summary>
    public static FilesAtHand AtHand(InputKind kind) => kind switch
    {
        InputKind.Consents => FilesAtHand.Consents,
        InputKind.Contracts => FilesAtHand.Contracts,
        InputKind.Requests => FilesAtHand.Requests,
        InputKind.Directory => FilesAtHand.Directory,
        InputKind.Withdrawals or InputKind.SuppressOwn or InputKind.SuppressClient or InputKind.SuppressCampaign => FilesAtHand.Exclusions,
        InputKind.Decisions => FilesAtHand.Decisions,
        _ => FilesAtHand.None,
    };
}
