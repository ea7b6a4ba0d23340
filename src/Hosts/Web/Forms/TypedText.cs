// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>What was typed into one field, to the letter.</summary>
public static class TypedText
{
    /// <summary>The text of a field of the form already read: blanks around it belong to a password.</summary>
    public static string Typed(this HttpContext http, string field) => http.Request.Form[field].ToString();
}
