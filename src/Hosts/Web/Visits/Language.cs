// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The languages of the pages. Italian comes first; English is equally complete.</summary>
public enum Language
{
    Italian,
    English,
}
