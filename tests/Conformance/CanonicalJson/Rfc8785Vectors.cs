// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Conformance;

/// <summary>RFC 8785 (JSON Canonicalization Scheme).</summary>
public class Rfc8785Vectors
{
    [Fact]
    public void All_6_documents_of_cyberphone_are_written_byte_for_byte()
    {
        var folder = Vectors.Folder("jcs");
        var inputs = Vectors.Files(Path.Combine(folder, "input"), ".json");

        Assert.Equal(6, inputs.Length);
        Assert.All(inputs, input =>
        {
            var written = Json.Parse(File.ReadAllBytes(input), JsonNumbers.Any).ValueOrThrow().ToCanonicalBytes();
            var hexadecimal = File.ReadAllText(Path.Combine(folder, "outhex", Path.GetFileNameWithoutExtension(input) + ".txt"));
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "output", Path.GetFileName(input))), written);
            Assert.Equal(Convert.FromHexString(string.Concat(hexadecimal.Where(char.IsAsciiHexDigit))), written);
        });
    }

    [Fact]
    public void The_documents_with_fractions_are_refused_where_only_integers_may_stand()
    {
        var refused = Vectors.Files(Path.Combine(Vectors.Folder("jcs"), "input"), ".json")
            .Where(input => Json.Parse(File.ReadAllBytes(input)) is Result<Json>.Refused)
            .Select(Path.GetFileName);

        Assert.Equal(["structures.json", "values.json"], refused);
    }

    [Fact]
    public void The_example_of_section_3_2_2_is_written_as_the_RFC_writes_it()
    {
        // The RFC's own sample, section 3.2.2, and its canonical bytes, section 3.2.4.
        const string sample = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string canonical =
            "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a"
            + "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237"
            + "5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";

        var written = Json.Parse(Encoding.UTF8.GetBytes(sample), JsonNumbers.Any).ValueOrThrow().ToCanonicalBytes();

        Assert.Equal(canonical, Convert.ToHexStringLower(written));
    }
}
