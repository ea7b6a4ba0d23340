// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Filiera.Web;

/// <summary>A QR code as a drawing that needs no style of its own.</summary>
public static class QrSvg
{
    private const int Quiet = 4;

    /// <summary>The drawing.</summary>
    /// <param name="text">What the code says.</param>
    /// <param name="title">What the drawing is, for who does not see it.</param>
    public static string Of(string text, string title)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var size = rows.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x + Quiet} {y + Quiet}h1v1h-1z");
                }
            }
        }

        var side = size + (2 * Quiet);
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" viewBox=\"0 0 {side} {side}\" width=\"220\" height=\"220\"><title>{WebUtility.HtmlEncode(title)}</title><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>");
    }
}
