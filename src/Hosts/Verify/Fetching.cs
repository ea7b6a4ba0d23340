// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>Fetches what a credential needs to be verified: the issuer's document and the status lists, all from the issuer's own host.</summary>
internal static class Fetching
{
    public static async Task<VerificationMeans> CompleteAsync(Json.Map document, VerificationMeans means, IFetcher fetcher)
    {
        var named = document["issuer"] is Json.Map map ? map["id"] : document["issuer"];
        if (!Did.TryParse((named as Json.Text)?.Value, out var issuer) || issuer.DocumentAddress is not { } address)
        {
            return means;
        }

        means = await IssuerAsync(issuer, address, means, fetcher);
        foreach (var list in Lists(document).Where(list => list.StartsWith($"https://{issuer.Host}/", StringComparison.Ordinal)).Distinct().Take(4))
        {
            if (!means.StatusLists.Any(known => known["id"] is Json.Text { Value: var id } && id == list) && await JsonAsync(fetcher, list) is Json.Map status)
            {
                means = means with { StatusLists = means.StatusLists.Add(status) };
            }
        }

        return means;
    }

    /// <summary>The same with the document of a host's own issuer, where it has one.</summary>
    public static async Task<VerificationMeans> IssuerAsync(string host, VerificationMeans means, IFetcher fetcher) =>
        await IssuerAsync(Did.Web(host), Did.Web(host).DocumentAddress!, means, fetcher);

    // Keys given by hand stand above what the host says today.
    private static async Task<VerificationMeans> IssuerAsync(Did issuer, string address, VerificationMeans means, IFetcher fetcher) =>
        !means.Issuers.Any(known => known.Document.Id == issuer) && await JsonAsync(fetcher, address) is { } fetched
            && DidDocument.Read(fetched) is Result<DidDocument>.Ok { Value: var keys } && keys.Id == issuer
            ? means with { Issuers = means.Issuers.Add(new KnownIssuer(keys, IsVouchedFor: true)) }
            : means;

    private static IEnumerable<string> Lists(Json.Map document) =>
        (document["credentialStatus"] switch { Json.List list => list.Items.AsEnumerable(), { } one => [one], null => [] })
        .OfType<Json.Map>().Select(entry => entry["statusListCredential"]).OfType<Json.Text>().Select(text => text.Value);

    private static async Task<Json?> JsonAsync(IFetcher fetcher, string address) =>
        await fetcher.FetchAsync(address) is { Length: <= Artefact.LargestSize } bytes && Json.Parse(bytes) is Result<Json>.Ok ok ? ok.Value : null;
}
