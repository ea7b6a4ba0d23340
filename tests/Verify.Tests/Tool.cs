// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Register.Samples;
using NodaTime;

namespace Filiera.Verify.Tests;

public sealed class Tool : IDisposable
{
    private const string Trusted = "did:web:" + SampleCredentials.Host;

    private readonly SampleCredentials _samples = new(11);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filiera-verify-tests-");
    private readonly Host _host = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _samples.Dispose();
    }

    [Fact]
    public async Task A_credential_is_valid_when_its_issuer_is_trusted_and_its_host_answers()
    {
        Publish();
        var path = Keep(_samples.Sign(_samples.Next(1)).Secured.ToCanonicalBytes());

        var (code, output, _) = await RunAsync("--trust", Trusted, "--json", path);

        Assert.Equal((0, "valid"), (code, Summary(output)));
        Assert.Equal(
            [_samples.Issuer.Issuer.DocumentAddress!, SampleCredentials.ListAddress(StatusPurpose.Revocation), SampleCredentials.ListAddress(StatusPurpose.Suspension)],
            _host.Asked);
    }

    [Fact]
    public async Task Nothing_is_valid_when_nobody_is_trusted_or_nothing_can_be_fetched()
    {
        Publish();
        var path = Keep(_samples.Sign(_samples.Next(1)).Secured.ToCanonicalBytes());

        Assert.Equal(3, (await RunAsync(path)).Code);
        Assert.Equal(3, (await RunAsync("--trust", Trusted, "--offline", path)).Code);
    }

    [Fact]
    public async Task A_bundle_is_verified_offline_with_the_issuers_document_given_by_hand()
    {
        var signed = _samples.Sign(_samples.Next(1));
        var bundle = Keep(new CredentialBundle(null, signed.Token, [_samples.Document], _samples.Means.StatusLists).ToJson().ToCanonicalBytes());
        var trust = Keep(_samples.Document.ToJson().ToCanonicalBytes());

        Assert.Equal(0, (await RunAsync("--offline", "--trust", trust, bundle)).Code);
        Assert.Equal(3, (await RunAsync("--offline", "--trust", Trusted, bundle)).Code);
    }

    [Fact]
    public async Task Each_summary_has_its_exit_code_and_its_words()
    {
        var signed = _samples.Sign(_samples.Next(1));
        var entries = ((Json.List)signed.Document["credentialStatus"]!).Items
            .Select(entry => int.Parse(((Json.Text)((Json.Map)entry)["statusListIndex"]!).Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var path = Keep(signed.Secured.ToCanonicalBytes());

        Publish(suspended: entries[1]);
        Assert.Equal((1, "SOSPESO"), First(await RunAsync("--trust", Trusted, path)));
        Publish(revoked: entries[0]);
        Assert.Equal((2, "REVOKED OR EXPIRED"), First(await RunAsync("--trust", Trusted, "--lang", "en", path)));
        Publish();
        Assert.Equal((0, "VALIDO"), First(await RunAsync("--trust", Trusted, path)));
        Assert.Equal((3, "NON VERIFICABILE"), First(await RunAsync("--trust", "did:web:other.example", path)));

        static (int, string) First((int Code, string Output, string Errors) run) => (run.Code, run.Output.Split(Environment.NewLine)[0]);
    }

    [Fact]
    public async Task A_code_is_looked_up_on_its_host_and_must_name_what_it_finds()
    {
        Publish();
        var signed = _samples.Sign(_samples.Next(1));
        var address = RegisterAddress.Of(SampleCredentials.Host, "F-000001", signed.Document);
        _host.Documents[$"https://{SampleCredentials.Host}/v/F-000001"] = signed.Secured.ToCanonicalBytes();
        _host.Documents["https://evil.example/v/F-000001"] = signed.Secured.ToCanonicalBytes();

        Assert.Equal(0, (await RunAsync("--trust", Trusted, address.ToString())).Code);
        Assert.Equal(3, (await RunAsync("--trust", Trusted, (address with { Host = "evil.example" }).ToString())).Code);
        Assert.Contains("address-of-another-credential", (await RunAsync("--trust", Trusted, (address with { Hash = new string('0', 32) }).ToString())).Errors, StringComparison.Ordinal);
        Assert.Contains("register-not-reached", (await RunAsync("--trust", Trusted, "--offline", address.ToString())).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_by_name_with_its_own_exit_code()
    {
        Assert.Equal((4, true), Refused(await RunAsync("--trust", Trusted, Keep("{\"a\":1,\"a\":2}"u8.ToArray())), "json-not-canonicalisable"));
        Assert.Equal((4, true), Refused(await RunAsync(Keep(new byte[Artefact.LargestSize + 5])), "artefact-too-large"));
        Assert.Equal((4, true), Refused(await RunAsync("--trust", Path.Combine(_folder.FullName, "missing"), "x"), "verify-file-unreadable"));
        Assert.Equal(64, (await RunAsync()).Code);
        Assert.Equal(64, (await RunAsync("--wrong", "x")).Code);
        Assert.Equal(64, (await RunAsync("--at", "yesterday", "x")).Code);

        static (int, bool) Refused((int Code, string Output, string Errors) run, string code) => (run.Code, run.Errors.StartsWith(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misspelt_name_of_a_file_is_no_text()
    {
        foreach (var name in (string[])["badge.pgn", "./credenziale.json", "credenziale", "eye.jwt", "FIL-2026-100001"])
        {
            var (code, _, errors) = await RunAsync("--lang", "en", name);
            Assert.Equal(4, code);
            Assert.StartsWith($"verify-input-not-found ({name}): There is no file of this name", errors, StringComparison.Ordinal);
        }

        Assert.StartsWith($"verify-file-unreadable ({_folder.FullName})", (await RunAsync(_folder.FullName)).Errors, StringComparison.Ordinal);
        Assert.StartsWith("token-unreadable", (await RunAsync("eyJhbGciOi")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_are_told_in_the_language_asked_for_and_first_in_Italian()
    {
        Assert.StartsWith("token-unreadable: Non è", (await RunAsync("eyJhbGciOi")).Errors, StringComparison.Ordinal);
        Assert.StartsWith("token-unreadable: Non è", (await RunAsync("--lang", "it", "eyJhbGciOi")).Errors, StringComparison.Ordinal);
        Assert.StartsWith("token-unreadable: This is no JSON Web Token", (await RunAsync("--lang", "en", "eyJhbGciOi")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_it_is_one_file_that_runs_from_a_bare_folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Filiera.slnx")))
        {
            root = root.Parent;
        }

        var published = Path.Combine(root!.FullName, "artifacts", "run", "verify", "filiera-verify");
        if (!File.Exists(published) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("Not published: ./do check does it before the tests.");
        }

        var bare = Path.Combine(_folder.FullName, "bare");
        Directory.CreateDirectory(bare);
        File.Copy(published, Path.Combine(bare, "filiera-verify"));
        var signed = _samples.Sign(_samples.Next(1));
        await File.WriteAllBytesAsync(Path.Combine(bare, "credential.json"), signed.Secured.ToCanonicalBytes());
        var start = new System.Diagnostics.ProcessStartInfo(Path.Combine(bare, "filiera-verify"), ["--offline", "--json", "credential.json"])
        {
            WorkingDirectory = bare,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // No runtime, no path, no home: only what is in the file.
        start.Environment.Clear();
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(("cannot-be-verified", 3), (Summary(output), process.ExitCode));
    }

    private void Publish(int? revoked = null, int? suspended = null)
    {
        _host.Documents[_samples.Issuer.Issuer.DocumentAddress!] = _samples.Document.ToJson().ToCanonicalBytes();
        _host.Documents[SampleCredentials.ListAddress(StatusPurpose.Revocation)] = List(StatusPurpose.Revocation, revoked);
        _host.Documents[SampleCredentials.ListAddress(StatusPurpose.Suspension)] = List(StatusPurpose.Suspension, suspended);

        byte[] List(StatusPurpose purpose, int? index) => _samples.List(purpose, null, index is { } set ? [set] : []).ToCanonicalBytes();
    }

    private string Keep(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Summary(string output) => ((Json.Text)((Json.Map)Json.Parse(Encoding.UTF8.GetBytes(output.Trim())).ValueOrThrow())["summary"]!).Value;

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await VerifyCommand.RunAsync(arguments, Stream.Null, output, errors, _host, new Clock());
        return (code, output.ToString(), errors.ToString());
    }

    private sealed class Host : IFetcher
    {
        public Dictionary<string, byte[]> Documents { get; } = [];

        public List<string> Asked { get; } = [];

        public Task<byte[]?> FetchAsync(string address)
        {
            Asked.Add(address);
            return Task.FromResult(Documents.GetValueOrDefault(address));
        }
    }

    private sealed class Clock : IClock
    {
        public Instant GetCurrentInstant() => SampleCredentials.Now;
    }
}
