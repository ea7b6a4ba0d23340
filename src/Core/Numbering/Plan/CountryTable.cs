// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>Which countries a calling code belongs to, as far as the first digits certainly tell.</summary>
internal sealed class CountryTable
{
    private readonly PrefixTree _tree;
    private readonly string[] _countries;

    public CountryTable(IReadOnlyList<(string Prefix, string Countries)> rows)
    {
        _tree = new PrefixTree([.. rows.Select(row => row.Prefix)]);
        _countries = [string.Empty, .. rows.Select(row => string.Intern(row.Countries))];
    }

    /// <summary>The table shipped with this version.</summary>
    public static CountryTable World { get; } = PlanReader.ReadCountries(PlanReader.Resource("countries.tsv")).ValueOrThrow();

    /// <param name="digits">Digit values after the plus.</param>
    /// <returns>ISO codes joined by a slash, or the empty string for an unknown code.</returns>
    public string Find(ReadOnlySpan<byte> digits) => _countries[_tree.Find(digits)];

    /// <summary>The reason a foreign number of these countries carries.</summary>
    public static NumberReason ReasonOf(string countries) =>
        countries == "001" ? NumberReason.InternationalService
        : countries.Length > 2 ? NumberReason.SharedCountryCode
        : NumberReason.ForeignNumber;
}
