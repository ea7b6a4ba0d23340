// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access.Tests;

public sealed class Passwords
{
    [Theory]
    [InlineData("short")]
    [InlineData("elevenchars")]
    [InlineData("àèìòùàèìòùà")]
    public void A_password_of_fewer_than_twelve_characters_is_too_short(string password) =>
        Assert.Equal(new PasswordTooShort(12), PasswordRule.Check(password));

    [Fact]
    public void A_password_longer_than_the_hash_should_work_on_is_refused() =>
        Assert.Equal(new PasswordTooLong(128), PasswordRule.Check(string.Concat(Enumerable.Repeat("nuvola-", 20))));

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("P4ssw0rd2026!!")]
    [InlineData("Password12345!")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("qwertyuiopqw")]
    [InlineData("123456789012")]
    [InlineData("098765432109")]
    [InlineData("filiera-admin-2026")]
    [InlineData("Benvenuto.2026")]
    [InlineData("forzajuventus1897")]
    public void A_password_that_is_easily_guessed_is_refused(string password) =>
        Assert.Equal(new PasswordTooCommon(), PasswordRule.Check(password));

    [Theory]
    [InlineData("mariobianchi1", "Mario Bianchi")]
    [InlineData("MarioBianchi!2026", "mario.bianchi@example.it", "Mario Bianchi")]
    public void A_password_made_of_ones_own_name_is_refused(string password, params string[] about) =>
        Assert.Equal(new PasswordTooCommon(), PasswordRule.Check(password, about));

    [Theory]
    [InlineData("telefonia.rossi!26", "Rossi Telefonia S.p.A.")]
    [InlineData("r0ss1t3l3f0n1a!", "Rossi Telefonia S.p.A.")]
    [InlineData("Committente-Finto-1", "Committente Finto")]
    public void A_password_made_of_the_name_of_ones_organisation_is_refused(string password, params string[] about) =>
        Assert.Equal(new PasswordTooCommon(), PasswordRule.Check(password, about));

    [Fact]
    public void The_commonest_ways_to_choose_give_far_more_than_three_thousand_passwords_and_all_are_refused()
    {
        Assert.InRange(CommonPasswords.Count, 3_000, 500_000);
        Assert.All((string[])["francesco1985", "benvenuto.2026", "1234567890qwe", "qwertyuiopas", "1qaz2wsx3edc", "ciaociaociaociao", "12settembre2026", "abcabcabcabc", "juventus-2024", "p@$$w0rd2026"],
            one => Assert.True(CommonPasswords.Contains(one) || PasswordRule.Check(one) is PasswordTooCommon, one));
        Assert.All((string[])["francesco1985", "Francesco 1985", "1qaz2wsx3edc", "GiuseppeMaria", "r1cc@rd0.1990", "ValentinoPassword"],
            one => Assert.Equal(PasswordRule.Check(one), one == "GiuseppeMaria" ? null : new PasswordTooCommon()));
    }

    [Theory]
    [InlineData("lampione sedano treno")]
    [InlineData("Xk3-vv9q-Lp20z")]
    [InlineData("quattro gatti e un violino")]
    [InlineData("ombrello7giallo")]
    [InlineData("una frase molto lunga di parole che non stanno insieme: lampada, tartaruga, venerdi, bicicletta, arcobaleno")]
    public void A_few_words_that_do_not_belong_together_are_taken(string password) => Assert.Null(PasswordRule.Check(password, "Mario Bianchi"));
}
