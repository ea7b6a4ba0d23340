// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs.Tests;

public class KeyLists
{
    private static readonly Instant From = Instant.FromUtc(2026, 5, 1, 8, 0);

    [Fact]
    public void A_list_and_a_single_key_read_back_as_written()
    {
        using var one = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var two = SigningKey.Generate(SignatureAlgorithm.EcdsaP256).ValueOrThrow();
        Sequence<TrustedKey> keys = [new(one.Key, "evidence", From, null), new(two.Key, "credential", From, From + Duration.FromDays(1))];

        Assert.Equal(keys, KeyList.Read(KeyList.Write(keys)).ValueOrThrow());
        Assert.Equal([keys[0]], KeyList.Read(keys[0].ToJson().ToCanonicalBytes()).ValueOrThrow());
    }

    [Fact]
    public void A_document_that_holds_more_than_keys_is_no_list()
    {
        using var one = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var key = new TrustedKey(one.Key, "evidence", From, null).ToJson();
        var bundle = Json.Object(("evidence", Json.Array()), ("keys", Json.Array(key)));

        Assert.Equal([new KeyUnreadable()], Assert.IsType<Result<Sequence<TrustedKey>>.Refused>(KeyList.Read(bundle.ToCanonicalBytes())).Refusals);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("[]", null)]
    [InlineData("""{"keys":[]}""", null)]
    [InlineData("""{"keys":[1]}""", "/keys/0")]
    public void What_is_no_list_of_keys_is_refused_with_the_place(string text, string? where) => Assert.Equal(
        [new KeyUnreadable { Where = where }],
        Assert.IsType<Result<Sequence<TrustedKey>>.Refused>(KeyList.Read(Encoding.UTF8.GetBytes(text))).Refusals);
}
