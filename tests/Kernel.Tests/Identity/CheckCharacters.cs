// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

public sealed class CheckCharacters
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly Gen<string> _codes =
        Gen.Elements(Alphabet.ToCharArray()).NonEmptyListOf().Select(characters => new string([.. characters]));

    /// <summary>The Global Release Identifier A1-2425G-ABC1234002-M, the usual example of ISO 7064 MOD 37,36.</summary>
    [Fact]
    public void The_published_example_holds()
    {
        Assert.Equal('M', CheckCharacter.Of("A12425GABC1234002"));
        Assert.True(CheckCharacter.Holds("A12425GABC1234002M"));
        Assert.True(CheckCharacter.Holds("A1-2425G-ABC1234002-M"));
    }

    [Fact]
    public void A_code_with_its_check_character_holds() => Always.Holds(_codes, code => CheckCharacter.Holds(code + CheckCharacter.Of(code)));

    [Fact]
    public void Every_single_wrong_character_is_found() =>
        Always.Holds(_codes, code =>
        {
            var whole = code + CheckCharacter.Of(code);
            return Enumerable.Range(0, whole.Length).All(at => Alphabet
                .Where(other => other != whole[at])
                .All(other => !CheckCharacter.Holds(whole[..at] + other + whole[(at + 1)..])));
        }, 100);

    [Fact]
    public void Exactly_one_check_character_fits() =>
        Always.Holds(_codes, code => Alphabet.Count(c => CheckCharacter.Holds(code + c)) == 1);

    [Fact]
    public void Nearly_every_swap_of_neighbours_is_found()
    {
        var (swaps, missed) = (0, 0);
        foreach (var a in Alphabet)
        {
            foreach (var b in Alphabet.Where(b => b != a))
            {
                foreach (var prefix in (string[])["", "7", "XK2"])
                {
                    swaps++;
                    missed += CheckCharacter.Of(prefix + a + b + "4Z") == CheckCharacter.Of(prefix + b + a + "4Z") ? 1 : 0;
                }
            }
        }

        Assert.InRange(missed, 0, swaps / 100);
    }

    [Fact]
    public void Dashes_count_for_nothing() =>
        Always.Holds(from code in _codes from at in Gen.Choose(0, 100) select (code, at % (code.Length + 1)), given =>
            CheckCharacter.Of(given.code.Insert(given.Item2, "-")) == CheckCharacter.Of(given.code));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--M")]
    [InlineData("M")]
    [InlineData("a12425gabc1234002m")]
    [InlineData("A12425GABC1234002M ")]
    [InlineData("A12425GABC1234002M-")]
    [InlineData("A12425GABC123400２M")]
    public void What_is_no_code_does_not_hold(string code) => Assert.False(CheckCharacter.Holds(code));

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("abc")]
    [InlineData("A B")]
    public void There_is_no_check_character_for_what_is_no_code(string code) => Assert.Throws<ArgumentException>(() => CheckCharacter.Of(code));
}
