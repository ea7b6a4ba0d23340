// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence.Tests;

public class Subjects
{
    [Fact]
    public void A_subject_reads_back_as_written()
    {
        Assert.True(EvidenceSubject.TryParse("contact-list:list_1.a-Z", out var subject));
        Assert.Equal(new EvidenceSubject("contact-list", "list_1.a-Z"), subject);
        Assert.Equal("contact-list:list_1.a-Z", subject!.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contact-list")]
    [InlineData("contact-list:")]
    [InlineData(":list-1")]
    [InlineData("Contact:list-1")]
    [InlineData("contact-list:list 1")]
    [InlineData("contact-list:a:b")]
    [InlineData("contact-list:+393331234567")]
    public void Anything_else_is_no_subject(string? text)
    {
        Assert.False(EvidenceSubject.TryParse(text, out var subject));
        Assert.Null(subject);
    }

    [Fact]
    public void An_input_a_capability_and_a_version_of_another_form_are_mistakes()
    {
        Assert.Throws<ArgumentException>(() => new EvidenceInput("my list.csv", default));
        Assert.Throws<ArgumentException>(() => new EvidenceProducer("Screening", "0.1.0"));
        Assert.Throws<ArgumentException>(() => new EvidenceProducer("screening", "0.1 beta"));
        Assert.Throws<ArgumentException>(() => new EvidenceSubject("contact-list", new string('a', 101)));
    }
}
