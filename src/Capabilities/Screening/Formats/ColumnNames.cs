// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Recognises the columns of a list by the names Italian and English exports give them.</summary>
internal static class ColumnNames
{
    private static readonly FrozenDictionary<string, string> Known = new (string Meaning, string[] Names)[]
    {
        ("number", ["telefono", "numero", "numero_telefono", "numero_di_telefono", "cellulare", "tel", "recapito", "recapito_telefonico",
            "phone", "phone_number", "telephone", "msisdn", "mobile", "number", "number_e164", "numero_e164"]),
        ("basis", ["base", "base_giuridica", "titolo", "basis", "legal_basis"]),
        ("reference", ["riferimento", "rif", "riferimento_base", "id_consenso", "contratto", "basis_ref", "reference", "consent_id"]),
        ("date", ["data", "data_consenso", "data_richiesta", "data_raccolta", "date", "consent_date", "basis_date", "collected_at"]),
        ("purpose", ["finalita", "scopo", "purpose"]),
        ("recipient", ["destinatario", "destinatari", "titolare", "recipient", "recipients"]),
        ("contract_end", ["fine_contratto", "data_fine", "data_fine_contratto", "contract_end", "end_date"]),
    }.SelectMany(group => group.Names.Select(name => (name, group.Meaning))).ToFrozenDictionary(pair => pair.name, pair => pair.Meaning);

    /// <summary>The columns a header names, or null when no field of the record names the telephone number.</summary>
    public static ListColumns? FromHeader(Sequence<string> header)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (Known.TryGetValue(Plain(header[i]), out var meaning))
            {
                found.TryAdd(meaning, i);
            }
        }

        return found.TryGetValue("number", out var number)
            ? new ListColumns(number, At("basis"), At("reference"), At("date"), At("purpose"), At("recipient"), At("contract_end"), HasHeader: true)
            : null;

        int? At(string meaning) => found.TryGetValue(meaning, out var position) ? position : null;
    }

    /// <summary>True for a plain name by which exports call the telephone number.</summary>
    public static bool IsNumber(string plain) => Known.GetValueOrDefault(plain) == "number";

    /// <summary>Lower case, without accents; everything that is neither letter nor digit becomes one underscore.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (plain.Length > 0 && plain[^1] != '_')
            {
                plain.Append('_');
            }
        }

        return plain.ToString().TrimEnd('_');
    }
}
