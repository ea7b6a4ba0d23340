// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;

namespace Filiera.Architecture;

/// <summary>Lines of <c>docs/asvs.md</c> that a look at the sources answers.</summary>
public sealed partial class SafeSources
{
    private static readonly string[] Scripts = [.. Repository.Files.Where(path =>
        path.StartsWith("src/Hosts/Web/wwwroot/", StringComparison.Ordinal) && path.EndsWith("js", StringComparison.Ordinal))];

    // One block at a time under a key of its own: a stream of salts, and a keyed place in a file.
    private static readonly string[] SingleBlocks = ["src/Core/Proofs/Commitments/SaltStream.cs", "src/Stores/Files/Gate/SlotFile.cs"];

    [Fact]
    public void Statements_for_a_database_are_never_put_together_from_input() =>
        Nothing.Breaks("queries take parameters", Found(RawSql()).Except(["src/Stores/Sql/DatabaseSchema.cs: ExecuteSqlRaw"]));

    [Fact]
    public void Nothing_read_back_names_the_type_it_becomes() => Nothing.Breaks("what is read is of a closed set of types", Found(NamedTypes()));

    [Fact]
    public void No_broken_cipher_mode_or_hash_is_used()
    {
        Nothing.Breaks("ciphers and hashes are approved ones", Found(Broken()).Except(["src/Core/Access/Model/Totp.cs: HMACSHA1"]));
        Nothing.Breaks("no mode shows which blocks are equal", Found(BareBlocks()).Except(SingleBlocks.Select(path => path + ": CipherMode.ECB")));
    }

    [Fact]
    public void Whoever_asks_another_host_follows_no_redirect_and_checks_its_certificate()
    {
        Nothing.Breaks("certificates of servers are checked", Found(Unchecked()));
        Nothing.Breaks("no redirect is followed",
            from source in Repository.Sources
            where source.IsShipped
            from Match match in Handlers().Matches(source.Code)
            where !source.Code.AsSpan(match.Index, Math.Min(200, source.Code.Length - match.Index)).Contains("AllowAutoRedirect = false", StringComparison.Ordinal)
            select $"{source.Path}:{source.LineAt(match.Index)}");
        Nothing.Breaks("who speaks with other hosts is known", Found(Clients()).Select(found => found.Split(':')[0]).Distinct().Except(
        [
            "src/Composition/HttpWitnessClient.cs", "src/Composition/WebhookPost.cs", "src/Hosts/Cli/Commands/GateAskCommand.cs",
            "src/Hosts/Gate/ReplicaFeed.cs", "src/Hosts/Gate/ReplicaFiles.cs", "src/Hosts/Verify/HttpFetcher.cs", "src/Hosts/Web/WebHostSetup.cs",
        ]));
    }

    [Fact]
    public void Scripts_write_text_as_text_and_keep_nothing()
    {
        Assert.NotEmpty(Scripts);
        Nothing.Breaks("scripts write text as text, keep nothing and touch no prototype",
            from path in Scripts
            from Match match in Unsafe().Matches(Repository.Read(path))
            select $"{path}: {match.Value}");
    }

    [Fact]
    public void Types_are_checked_by_the_compiler() => Assert.Contains("<Nullable>enable</Nullable>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);

    private static IEnumerable<string> Found(Regex what) =>
        from source in Repository.Sources
        where source.IsShipped
        from Match match in what.Matches(source.Code)
        select $"{source.Path}: {match.Value}";

    [GeneratedRegex(@"\b(?:FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw)(?=Async\b|\b)")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"\b(?:BinaryFormatter|TypeNameHandling|JsonPolymorphic|JsonDerivedType|NetDataContractSerializer|Type\.GetType\()")]
    private static partial Regex NamedTypes();

    [GeneratedRegex(@"\b(?:MD5|SHA1|HMACMD5|HMACSHA1|DES|TripleDES|RC2|CipherMode\.(?:CBC|CFB|OFB)|RSASignaturePadding\.Pkcs1|RSAEncryptionPadding\.Pkcs1)\b")]
    private static partial Regex Broken();

    [GeneratedRegex(@"\bCipherMode\.ECB\b")]
    private static partial Regex BareBlocks();

    [GeneratedRegex(@"ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback|DangerousAcceptAnyServerCertificateValidator")]
    private static partial Regex Unchecked();

    [GeneratedRegex(@"new (?:HttpClientHandler|SocketsHttpHandler)\b|new HttpClient\(\)|\bHttpClient \w+ = new\(\)")]
    private static partial Regex Handlers();

    [GeneratedRegex(@"\bHttpClient\b(?=\s*\(|\s+\w+\s*=\s*new)|\bAddHttpClient\b")]
    internal static partial Regex Clients();

    [GeneratedRegex(@"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|localStorage|sessionStorage|indexedDB|__proto__|Object\.assign)")]
    private static partial Regex Unsafe();
}
