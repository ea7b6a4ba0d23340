// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The names under which a screening's evidence cites its inputs.</summary>
public static class ScreeningInputs
{
    /// <summary>The contact list.</summary>
    public const string List = "contact-list";

    /// <summary>The register's answer.</summary>
    public const string Answers = "opt-out-answers";
}
