// SPDX-License-Identifier: EUPL-1.2
using Filiera.Stores.Accounts;
using NodaTime;

namespace Filiera.Access.Tests;

/// <summary>Test vectors of RFC 6238, appendix B, for SHA-1; the codes there have eight digits, of which an authenticator shows the last six.</summary>
public sealed class Codes
{
    // The secret of the vectors, "12345678901234567890", in base32.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void A_code_is_the_one_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepOf(Instant.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_is_taken_in_its_step_and_one_step_around_it_and_never_twice()
    {
        var now = Instant.FromUnixTimeSeconds(1_234_567_890);
        var step = Totp.StepOf(now);
        Assert.Equal(step, Totp.Check(Secret, Totp.Code(Secret, step), now, 0));
        Assert.Equal(step - 1, Totp.Check(Secret, Totp.Code(Secret, step - 1), now, 0));
        Assert.Equal(step + 1, Totp.Check(Secret, Totp.Code(Secret, step + 1), now, 0));
        Assert.Null(Totp.Check(Secret, Totp.Code(Secret, step - 2), now, 0));
        Assert.Null(Totp.Check(Secret, Totp.Code(Secret, step), now, step));
        Assert.Null(Totp.Check(Secret, "", now, 0));
    }

    [Fact]
    public void A_secret_has_256_random_bits_and_no_two_are_the_same()
    {
        var secrets = Enumerable.Range(0, 1_000).Select(_ => Secrets.New("x-")).ToList();
        Assert.Equal(secrets.Count, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Equal(32, Convert.FromBase64String(secret[2..].Replace('-', '+').Replace('_', '/') + "=").Length));
    }

    [Fact]
    public void An_authenticators_secret_has_160_random_bits_and_a_recovery_code_118()
    {
        var (secrets, codes) = (Enumerable.Range(0, 1_000).Select(_ => Totp.NewSecret()).ToList(), Enumerable.Range(0, 1_000).Select(_ => RecoveryCode.Plain(RecoveryCode.New())).ToList());
        Assert.Equal((1_000, 1_000), (secrets.Distinct().Count(), codes.Distinct().Count()));
        Assert.All(secrets, secret => Assert.Equal(32, secret.Length));
        Assert.All(codes, code => Assert.Equal(24, code.Length));
        Assert.Equal((32, 31), (string.Concat(secrets).Distinct().Count(), string.Concat(codes).Distinct().Count()));
    }

    [Fact]
    public void Scopes_are_read_as_they_are_written() => Assert.All(ApiScopeWords.All, scope =>
    {
        Assert.Equal<Kernel.Sequence<ApiScope>?>([scope], ApiScopeWords.Read(scope.Word()));
        Assert.Null(ApiScopeWords.Read(scope.Word() + " everything"));
    });
}
