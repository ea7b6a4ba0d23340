// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>A form as it was sent: everything typed, and what was refused about it. Nothing typed is lost.</summary>
/// <param name="Values">What was typed, by field name.</param>
/// <param name="Refusals">Why it was refused; empty for a form not yet sent.</param>
public sealed record FormState(IReadOnlyDictionary<string, string> Values, Sequence<Refusal> Refusals)
{
    /// <summary>A form not yet filled in.</summary>
    public static FormState Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <summary>What was typed into a field; the empty text when nothing was.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Refusals that belong to no field shown.</summary>
    public IEnumerable<Refusal> General(IReadOnlyCollection<string> fields) =>
        Refusals.Where(refusal => refusal.Where is null || !fields.Contains(FieldOf(refusal)));

    /// <summary>Refusals about one field.</summary>
    public IEnumerable<Refusal> About(string field) => Refusals.Where(refusal => refusal.Where is not null && FieldOf(refusal) == field);

    /// <summary>This form with refusals against it.</summary>
    public FormState Refused(Sequence<Refusal> refusals) => this with { Refusals = refusals };

    /// <summary>Reads the fields sent; a field sent more than once keeps its values joined by spaces.</summary>
    public static async Task<FormState> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        return new FormState(
            form.Where(field => field.Key is not (FormGuard.FieldName or FormOnce.FieldName))
                .ToDictionary(field => field.Key, field => string.Join(' ', field.Value.ToArray()).Trim(), StringComparer.Ordinal),
            []);
    }

    // "/vatNumber" and "vatNumber" name the same field.
    private static string FieldOf(Refusal refusal) => refusal.Where!.TrimStart('/');
}
