// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Architecture;

/// <summary>The reader of sources is itself held to examples: a test that misreads its subject proves nothing.</summary>
public sealed class CodeMasks
{
    [Theory]
    [InlineData("a // b\nc", "a     \nc")]
    [InlineData("a /* { */ c", "a         c")]
    [InlineData("x = \"{\\\"\";", "x =      ;")]
    [InlineData("x = @\"{\"\"\";", "x =       ;")]
    [InlineData("x = $\"{y[\"}\"]}\";", "x =            ;")]
    [InlineData("x = \"\"\"\n{ \" }\n\"\"\";", "x =    \n     \n   ;")]
    [InlineData("x = '{';", "x =    ;")]
    [InlineData("x = '\\'';", "x =     ;")]
    public void Comments_and_literals_are_blanked_in_place(string text, string code) => Assert.Equal(code, CodeMask.Of(text));

    [Fact]
    public void Types_and_members_are_found_with_their_length()
    {
        var source = new SourceFile("X.cs", """
            namespace N;

            public sealed record One(int A)
            {
                public int Twice()
                {
                    if (A > 0)
                    {
                        return 2 * A;
                    }

                    return 0;
                }

                private sealed class Inner { }
            }

            public readonly record struct Two(string B);

            internal interface IThree<T>;
            """);
        Assert.Equal(
            [
                new("One", true, true, false), new("Inner", false, false, false),
                new("Two", true, true, false), new("IThree", false, true, true),
            ],
            source.Types);
        Assert.Equal([new("public int Twice()", 5, 9)], source.Members);
    }
}
