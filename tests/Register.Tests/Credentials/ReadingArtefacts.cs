// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: each kind of damage to each kind of file stands in one loop.
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register.Samples;

namespace Filiera.Register.Tests;

public sealed class ReadingArtefacts : IDisposable
{
    // One transparent pixel.
    private static readonly byte[] _png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly SampleCredentials _samples = new(2);

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void A_badge_baked_into_a_png_or_an_svg_is_read()
    {
        var signed = _samples.Sign(_samples.Next(0));
        var json = signed.Secured.ToCanonicalText();
        var cdata = json.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);

        Assert.Equal(new Artefact.Credential(signed.Secured), Read(BakedBadge.IntoPng(_png, Encoding.UTF8.GetBytes(json))));
        Assert.Equal(new Artefact.Token(signed.Token), Read(BakedBadge.IntoPng(_png, Encoding.UTF8.GetBytes(signed.Token.Text))));
        Assert.Equal(new Artefact.Credential(signed.Secured), Read(Svg($"<b:credential><![CDATA[{cdata}]]></b:credential>")));
        Assert.Equal(new Artefact.Token(signed.Token), Read(Svg($"<b:credential verify=\"{signed.Token.Text}\"/>")));
    }

    [Theory]
    [InlineData("", "artefact-unreadable")]
    [InlineData("hello", "artefact-unreadable")]
    [InlineData("[]", "artefact-unreadable")]
    [InlineData("{}", "artefact-unreadable")]
    [InlineData("{\"@context\":1,\"@context\":2}", "json-not-canonicalisable")]
    [InlineData("{\"@context\":1.5}", "json-not-canonicalisable")]
    [InlineData("{\"format\":\"filiera-bundle-v1\"}", "bundle-unreadable")]
    [InlineData("{\"payloadType\":\"x\"}", "envelope-unreadable")]
    [InlineData("eyJ", "token-unreadable")]
    [InlineData("eyJ.a.b", "token-unreadable")]
    [InlineData("<svg/>", "badge-image-unreadable")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", "badge-image-unreadable")]
    [InlineData("https://register.example/", "register-address-unreadable")]
    [InlineData("https://user@register.example/v/F-1", "register-address-unreadable")]
    [InlineData("https://registеr.example/v/F-1", "register-address-unreadable")]
    [InlineData("https://xn--registr-cvf.example/v/F-1", "register-address-unreadable")]
    [InlineData("c2sp.org/tlog-proof@v1\n", "tlog-proof-unreadable")]
    public void What_is_malformed_is_refused_by_name(string text, string code) =>
        Assert.Equal(code, Assert.Single(((Result<Artefact>.Refused)Artefact.Read(Encoding.UTF8.GetBytes(text))).Refusals).Code);

    [Fact]
    public void What_is_too_large_or_too_deep_is_refused()
    {
        string Nested(int depth) => "{\"@context\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";

        Assert.Equal(new Result<Artefact>.Refused([new ArtefactTooLarge()]), Artefact.Read(new byte[Artefact.LargestSize + 1]));
        Assert.Equal(new Result<Artefact>.Refused([new ArtefactTooDeep()]), Artefact.Read(Encoding.UTF8.GetBytes(Nested(33))));
        Assert.IsType<Result<Artefact>.Ok>(Artefact.Read(Encoding.UTF8.GetBytes(Nested(32))));
        Assert.Equal(new Result<Artefact>.Refused([new ArtefactTooDeep()]), Artefact.Read(Encoding.UTF8.GetBytes(Nested(400_000))));
    }

    [Fact]
    public void Whatever_bytes_are_handed_over_are_read_or_refused_and_never_throw()
    {
        var random = new Random(3);
        var signed = _samples.Sign(_samples.Next(0));
        byte[][] good =
        [
            signed.Secured.ToCanonicalBytes(),
            Encoding.ASCII.GetBytes(signed.Token.Text),
            BakedBadge.IntoPng(_png, Encoding.ASCII.GetBytes(signed.Token.Text)),
            Svg($"<b:credential verify=\"{signed.Token.Text}\"/>"),
            new CredentialBundle(signed.Secured, null, [_samples.Document], _samples.Means.StatusLists).ToJson().ToCanonicalBytes(),
            Encoding.ASCII.GetBytes(RegisterAddress.Of(SampleCredentials.Host, "F-000001", signed.Document).ToString()),
        ];
        var means = _samples.Means;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = good[random.Next(good.Length)].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(bytes.Length);
                bytes = random.Next(4) switch
                {
                    0 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]],
                    1 => [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]],
                    2 => bytes[..at],
                    _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[Math.Min(bytes.Length, at + 1)..]],
                };
                if (bytes.Length == 0)
                {
                    break;
                }
            }

            switch (Artefact.Read(bytes))
            {
                case Result<Artefact>.Ok { Value: Artefact.Credential credential }:
                    CredentialVerification.Of(credential.Document, means);
                    break;
                case Result<Artefact>.Ok { Value: Artefact.Token token }:
                    CredentialVerification.Of(token.Jwt, means);
                    break;
                case Result<Artefact>.Ok { Value: Artefact.Bundle bundle }:
                    bundle.Content.Verify(means);
                    break;
                case Result<Artefact>.Refused refused:
                    Assert.Single(refused.Refusals);
                    break;
            }
        }
    }

    [Fact]
    public void A_short_address_names_its_credential()
    {
        var document = _samples.Next(1);
        var address = RegisterAddress.Of(SampleCredentials.Host, "F-000001", document);

        Assert.Equal(address, RegisterAddress.Parse(address.ToString()).ValueOrThrow());
        Assert.True(address.IsOf(document));
        Assert.False(address.IsOf(_samples.Next(1)));
    }

    [Theory]
    [InlineData("did:web:register.example", "register.example")]
    [InlineData("did:web:localhost%3A5080", "localhost:5080")]
    public void A_did_web_names_a_host(string text, string host)
    {
        Assert.True(Did.TryParse(text, out var did));
        Assert.Equal((text, host, Did.Web(host)), (did.Text, did.Host, did));
    }

    [Theory]
    [InlineData("did:web:")]
    [InlineData("did:web:Register.example")]
    [InlineData("did:web:register.example:path")]
    [InlineData("did:web:registеr.example")]
    [InlineData("did:web:a%3A0")]
    [InlineData("did:web:a%3A99999")]
    [InlineData("did:key:z6Mk")]
    [InlineData("did:example:a")]
    [InlineData(null)]
    public void Other_identifiers_are_not_read(string? text) => Assert.False(Did.TryParse(text, out _));

    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519, "did:key:z6Mk")]
    [InlineData(SignatureAlgorithm.EcdsaP256, "did:key:zDn")]
    public void A_did_key_holds_its_key(SignatureAlgorithm algorithm, string start)
    {
        for (var i = 0; i < 20; i++)
        {
            using var key = SigningKey.Generate(algorithm).ValueOrThrow();
            var did = Did.Key(key.Key);

            Assert.StartsWith(start, did.Text, StringComparison.Ordinal);
            Assert.True(Did.TryParse(did.Text, out var read));
            Assert.Equal(key.Key, read.KeyInside);
            Assert.Equal(key.Key, Assert.Single(DidDocument.OfKey(did)!.Methods).Key);
        }
    }

    [Fact]
    public void An_issuers_document_reads_back_as_written() =>
        Assert.Equal(_samples.Document, DidDocument.Read(Json.Parse(_samples.Document.ToJson().ToCanonicalBytes()).ValueOrThrow()).ValueOrThrow());

    [Fact]
    public void Status_bits_read_back_as_written_and_the_published_example_is_all_clear()
    {
        var bits = new StatusBits();
        var random = new Random(4);
        var set = Enumerable.Range(0, 500).Select(_ => random.Next(StatusBits.Length)).ToHashSet();
        foreach (var index in set)
        {
            bits[index] = true;
        }

        var read = StatusBits.Decode(bits.Encode())!;

        Assert.Equal(set.Order(), Enumerable.Range(0, read.Count).Where(index => read[index]));

        // From the W3C recommendation Bitstring Status List 1.0, an example of a list credential.
        var example = StatusBits.Decode("uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA")!;
        Assert.Equal(131_072, example.Count);
        Assert.DoesNotContain(Enumerable.Range(0, example.Count), index => example[index]);
    }

    private static byte[] Svg(string inside) => Encoding.UTF8.GetBytes(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:b=\"https://purl.imsglobal.org/ob/v3p0\">{inside}</svg>");

    private static Artefact Read(byte[] bytes) => Artefact.Read(bytes).ValueOrThrow();
}
