// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

public sealed class ContentHashes
{
    private static readonly Gen<byte[]> _hashes = Always.Seeded(random =>
    {
        var bytes = new byte[ContentHash.Size];
        random.NextBytes(bytes);

        // Long common prefixes, so that every byte decides an order now and then.
        bytes.AsSpan(0, random.Next(ContentHash.Size)).Clear();
        return bytes;
    });

    /// <summary>FIPS 180-4 examples: the empty message, "abc", and two blocks.</summary>
    [Theory]
    [InlineData("", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public async Task Hashes_are_those_of_the_standard(string content, string hash)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(content);

        Assert.Equal(hash, ContentHash.Of(bytes).ToString());
        Assert.Equal(ContentHash.Parse(hash), await ContentHash.OfAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Bytes_and_text_read_back_to_the_same_hash() =>
        Always.Holds(_hashes, bytes =>
        {
            var hash = new ContentHash(bytes);
            return hash.ToArray().SequenceEqual(bytes)
                && ContentHash.TryParse(hash.ToString(), out var read) && read == hash
                && hash.ToHex() == Convert.ToHexStringLower(bytes)
                && hash.ToString() == "sha256:" + hash.ToHex();
        });

    [Fact]
    public void Their_order_is_that_of_their_bytes_and_of_their_text() =>
        Always.Holds(from a in _hashes from b in _hashes select (a, b), both =>
        {
            var order = Math.Sign(new ContentHash(both.a).CompareTo(new ContentHash(both.b)));
            return order == Math.Sign(both.a.AsSpan().SequenceCompareTo(both.b))
                && order == Math.Sign(string.CompareOrdinal(new ContentHash(both.a).ToString(), new ContentHash(both.b).ToString()))
                && order == 0 == (new ContentHash(both.a) == new ContentHash(both.b));
        });

    [Fact]
    public void One_wrong_character_is_no_hash() =>
        Always.Holds(from bytes in _hashes from at in Gen.Choose(0, 70) from c in Gen.Choose(0, 0x2FF) select (bytes, at, c), given =>
        {
            var right = new ContentHash(given.bytes).ToString();
            var text = right[..given.at] + (char)given.c + right[(given.at + 1)..];
            var isHash = given.at < 7 ? text == right : "0123456789abcdef".Contains((char)given.c);
            return ContentHash.TryParse(text, out var hash) == isHash && (isHash ? hash.ToString() == text : hash == default);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("SHA256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550")]
    [InlineData(" sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n")]
    public void Anything_else_is_not_read(string? text)
    {
        Assert.False(ContentHash.TryParse(text, out var hash));
        Assert.Equal(default, hash);
        Assert.Throws<FormatException>(() => ContentHash.Parse(text!));
    }

    [Fact]
    public void A_hash_has_thirty_two_bytes()
    {
        Assert.Throws<ArgumentException>(() => new ContentHash(new byte[31]));
        Assert.Throws<ArgumentException>(() => new ContentHash(new byte[33]));
        Assert.ThrowsAny<ArgumentException>(() => default(ContentHash).CopyTo(new byte[31]));
        Assert.Equal("sha256:" + new string('0', 64), default(ContentHash).ToString());
    }
}
