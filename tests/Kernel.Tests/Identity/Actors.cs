// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel.Tests;

public sealed class Actors
{
    [Theory]
    [InlineData("person:0190a5c8-7c1e-7a6e-8b1f-1f2e3d4c5b6a")]
    [InlineData("system:jobs")]
    [InlineData("key:0f1e2d")]
    public void An_actor_is_a_kind_and_an_identifier(string text)
    {
        Assert.Equal(text, new Actor(text).Value);
        Assert.Equal(text, new Actor(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("person")]
    [InlineData(":7")]
    [InlineData("person:")]
    [InlineData("person:Mario Rossi")]
    [InlineData("person:mario@example.test")]
    [InlineData("Person:7")]
    [InlineData("person:7\n")]
    public void A_name_an_address_or_anything_else_is_no_actor(string text) => Assert.Throws<ArgumentException>(() => new Actor(text));

    [Fact]
    public void An_actor_has_eighty_characters_at_most()
    {
        Assert.Equal(80, new Actor("person:" + new string('7', 73)).Value!.Length);
        Assert.Throws<ArgumentException>(() => new Actor("person:" + new string('7', 74)));
    }

    [Fact]
    public void Default_is_nobody()
    {
        Assert.Null(default(Actor).Value);
        Assert.Equal("(nobody)", default(Actor).ToString());
        Assert.Equal(new Actor("system:audit"), Actor.System("audit"));
    }
}
