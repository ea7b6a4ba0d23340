// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class KeepingEvents
{
    public static TheoryData<ConsultationEvent> Events =>
    [
        Asked.Drafted,
        Asked.Drafted with
        {
            Campaign = new CampaignId(Guid.Parse("0199d3a0-7c1e-7f00-8000-000000000009")),
            Sources = [new ConsultationSource(new ListId(Asked.Id.Value), "a.csv", ContentHash.Of("a"u8), ListMapping.Parse("""{"version":1,"columns":{"number":2}}"""u8).ValueOrThrow())],
            Selection = DraftSelection.WorthAsking,
        },
        new ConsultationEvent.Exported("neutral", [Asked.Part(), Asked.Part(2, 4, 9) with { SendFrom = Asked.Start + Duration.FromTicks(10) }]),
        new ConsultationEvent.ImportBegun([new ListInput(InputKind.Answers, "r.csv", ContentHash.Of("r"u8), 12)]),
        new ConsultationEvent.AnswerRefused([new ListInput(InputKind.Answers, "r.csv", ContentHash.Of("r"u8), 12)], [new RefusedAnswer("answer-truncated", "r.csv, line 9"), new RefusedAnswer("answer-part-repeated", null)]),
        new ConsultationEvent.AnswerReceived([Asked.Answer(Asked.Start) with { IsLate = true, IsSimulated = true, Form = AnswerForm.Cleansed }]),
        new ConsultationEvent.Abandoned("doppia"),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_reads_back_as_it_was_written(ConsultationEvent happened) =>
        Assert.Equal(happened, ConsultationJson.Read(ConsultationJson.KindOf(happened), Json.Parse(ConsultationJson.Write(happened).ToCanonicalBytes()).ValueOrThrow()));

    [Fact]
    public void A_permit_reads_back_and_verifies_and_its_end_is_excluded()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var permit = new DialPermit(
            Asked.Vat, null, ContentHash.Of("list"u8), ContentHash.Of("result"u8), Asked.Id, 1, Asked.Start, Asked.Start + Duration.FromDays(15),
            Asked.Start + Duration.FromHours(1), true, true);
        var envelope = PermitForm.Seal(permit, key);
        var trusted = new TrustedKey(key.Key, PermitForm.Purpose.Name, Asked.Start, null);

        Assert.Equal(permit, PermitForm.Read(SignedEnvelope.Read(PermitForm.WriteFile(envelope)).ValueOrThrow()).ValueOrThrow());
        Assert.True(envelope.Verify(PermitForm.PayloadType, [trusted], PermitForm.Purpose, permit.IssuedAt).Checks.All(check => check.Outcome is Outcome.Met));
        Assert.Equal((true, false, false), (permit.HoldsAt(Asked.Start), permit.HoldsAt(permit.ValidTo), permit.HoldsAt(Asked.Start - Duration.FromSeconds(1))));
        Assert.IsType<Result<DialPermit>.Refused>(PermitForm.Read(envelope with { Payload = Sequence.Create("{}"u8) }));
    }
}
