// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Light or dark, or whatever the visitor's own system says.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}
