// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the kinds of artefacts are listed one after the other.
using System.Text;
using System.Text.Json.Nodes;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Proofs.Tests;
using Filiera.Register;
using Filiera.Register.Samples;

namespace Filiera.Conformance;

/// <summary>The verifier of the browser page, written from the specifications alone, comes to the same as ours on everything, good or bad.</summary>
public sealed class BrowserVerifier : IDisposable
{
    private readonly SampleCredentials _samples = new(6);
    private readonly Random _random = new(7);
    private readonly byte[] _png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, .. "IEND"u8, 0xae, 0x42, 0x60, 0x82];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static TrustedKey[] Keys
    {
        get
        {
            using var key = SampleReceipts.Key();
            return [SampleReceipts.Trusted(key)];
        }
    }

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task Both_verifiers_say_the_same_of_20_000_artefacts_with_every_field_changed()
    {
        using var browser = Peers.Browser();
        using var log = new SampleLog(_samples);
        var means = _samples.Means with { Policy = new VerificationPolicy([_samples.Issuer.Issuer], [log.Key]) };
        await browser.AskAsync(Told(means), Ct);
        var artefacts = Artefacts(log).ToList();
        Assert.True(artefacts.Count >= 20_000, $"Only {artefacts.Count} artefacts.");

        var theirs = await browser.AskAllAsync([.. artefacts.Select(bytes => Json.Object(("artefact", Convert.ToBase64String(bytes))))], Ct);

        var valid = 0;
        for (var i = 0; i < artefacts.Count; i++)
        {
            var ours = Answer(artefacts[i], means);
            Assert.True(ours == Normal(theirs[i]), $"{i}: {ours}\n{Normal(theirs[i])}\n{Encoding.UTF8.GetString(artefacts[i])}");
            valid += ours.StartsWith("valid", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(valid, 100, artefacts.Count / 2);
    }

    private IEnumerable<byte[]> Artefacts(SampleLog log)
    {
        for (var i = 0; i < 150; i++)
        {
            var signed = _samples.Sign(_samples.Next());
            yield return signed.Secured.ToCanonicalBytes();
            yield return Encoding.ASCII.GetBytes(signed.Token.Text);
        }

        for (var kind = 0; kind < 4; kind++)
        {
            var signed = _samples.Sign(_samples.Next(kind));
            foreach (var changed in Mutations.Leaves(signed.Secured).Concat(Mutations.Structures(signed.Secured)))
            {
                yield return changed.ToCanonicalBytes();
            }

            foreach (var bytes in (byte[][])[signed.Secured.ToCanonicalBytes(), Encoding.ASCII.GetBytes(signed.Token.Text)])
            {
                for (var i = 0; i < 1_500; i++)
                {
                    yield return Damaged(bytes);
                }
            }
        }

        var entered = log.Bundle(_samples.Sign(_samples.Next(1)));
        yield return entered.ToJson().ToCanonicalBytes();
        var bundle = new Json.Map(entered.ToJson().Members.SetItem("status_lists", Json.Array()));
        yield return bundle.ToCanonicalBytes();
        foreach (var changed in Mutations.Leaves(bundle).Concat(Mutations.Structures(bundle)))
        {
            yield return changed.ToCanonicalBytes();
        }

        for (var i = 0; i < 4_000; i++)
        {
            yield return Damaged(bundle.ToCanonicalBytes());
        }

        foreach (var bytes in Numbered(log))
        {
            yield return bytes;
        }

        foreach (var bytes in Pictures().Concat(Receipts()))
        {
            yield return bytes;
        }

        foreach (var date in Dates())
        {
            yield return _samples.Sign(_samples.Next(3)).Secured is var secured
                ? new Json.Map(secured.Members.SetItem("validUntil", date)).ToCanonicalBytes()
                : [];
        }
    }

    /// <summary>Credentials whose entry knows them by their number: as they are, under entries about another, and with every field of the credential changed.</summary>
    private IEnumerable<byte[]> Numbered(SampleLog log)
    {
        for (var round = 0; round < 40; round++)
        {
            var signed = _samples.Sign(_samples.Next(round % 2));
            foreach (var (entry, _) in SampleEntries.All(signed.Document))
            {
                yield return log.Bundle(signed, entry).ToJson().ToCanonicalBytes();
            }
        }

        for (var kind = 0; kind < 2; kind++)
        {
            var signed = _samples.Sign(_samples.Next(kind));
            var whole = log.Bundle(signed, SampleEntries.Issuing(signed.Document)).ToJson();
            foreach (var changed in Mutations.Leaves(signed.Secured).Concat(Mutations.Structures(signed.Secured)))
            {
                yield return new Json.Map(whole.Members.SetItem("status_lists", Json.Array()).SetItem("credential", changed)).ToCanonicalBytes();
            }
        }
    }

    /// <summary>Badges: every field changed inside an SVG, and every byte of a PNG that chance finds.</summary>
    private IEnumerable<byte[]> Pictures()
    {
        for (var kind = 0; kind < 2; kind++)
        {
            var signed = _samples.Sign(_samples.Next(kind));
            yield return Svg($"<ob:credential verify='{signed.Token.Text}'/>");
            yield return Svg("<ob:credential/>");
            yield return Svg("<ob:other/>");
            yield return Encoding.UTF8.GetBytes("<svg><credential/></svg>");
            foreach (var changed in Mutations.Leaves(signed.Secured).Concat(Mutations.Structures(signed.Secured)).Prepend(signed.Secured))
            {
                var text = changed.ToCanonicalText().Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);
                yield return Svg($"<ob:credential>\n<![CDATA[{text}]]>\n</ob:credential>");
            }

            foreach (var text in (string[])[signed.Secured.ToCanonicalText(), signed.Token.Text])
            {
                var png = BakedBadge.IntoPng(_png, Encoding.UTF8.GetBytes(text));
                yield return png;
                for (var i = 0; i < 1_000; i++)
                {
                    // Damage that the picture's own sums find, and damage they do not.
                    yield return i % 2 == 0 ? Damaged(png) : BakedBadge.IntoPng(_png, Damaged(Encoding.UTF8.GetBytes(text)));
                }
            }
        }
    }

    private IEnumerable<byte[]> Receipts()
    {
        foreach (var payload in (string[])["e30=", "e30", "e-_0", ""])
        {
            var envelope = Json.Object(
                ("payload", payload), ("payloadType", "application/vnd.filiera.receipt+json"), ("signatures", Json.Array([Json.Object(("keyid", "00"), ("sig", "AAAA"))])));
            yield return envelope.ToCanonicalBytes();
            foreach (var changed in Mutations.Leaves(envelope).Concat(Mutations.Structures(envelope)))
            {
                yield return changed.ToCanonicalBytes();
            }

            for (var i = 0; i < 500; i++)
            {
                yield return Damaged(envelope.ToCanonicalBytes());
            }
        }
    }

    [Fact]
    public async Task Both_verifiers_say_the_same_of_receipts_and_proofs_of_the_log_with_every_field_changed()
    {
        using var browser = Peers.Browser();
        using var log = new SampleLog(_samples);
        var means = _samples.Means with { Policy = new VerificationPolicy([_samples.Issuer.Issuer], [log.Key]) };
        await browser.AskAsync(Told(means), Ct);
        var receipts = Sealed().ToList();
        var theirs = await browser.AskAllAsync([.. receipts.Select(bytes => Json.Object(("artefact", Convert.ToBase64String(bytes))))], Ct);
        for (var i = 0; i < receipts.Count; i++)
        {
            Assert.True(Answer(receipts[i], means) == Normal(theirs[i]), $"{i}: {Answer(receipts[i], means)}\n{Normal(theirs[i])}\n{Encoding.UTF8.GetString(receipts[i])}");
        }

        Assert.StartsWith("revoked-or-expired\nform passed", Answer(receipts[0], means with { Now = SampleReceipts.Issued + NodaTime.Duration.FromDays(90) }), StringComparison.Ordinal);
        Assert.True(receipts.Count > 2_000, $"Only {receipts.Count} receipts.");

        var bundle = log.Bundle(_samples.Sign(_samples.Next(1)));
        var (entry, proof) = (bundle.Entry!.Value.AsSpan().ToArray(), bundle.LogProof!);
        foreach (var (given, bytes) in Proofs(entry, proof))
        {
            var with = means with { Entry = given is null ? null : Sequence.Create<byte>(given) };
            var asked = Json.Object(("artefact", Convert.ToBase64String(bytes)));
            var their = (await browser.AskAllAsync([given is null ? asked : new Json.Map(asked.Members.Add("entry", Convert.ToBase64String(given)))], Ct))[0];

            // Whether an entry is of a type that is known is held against the closed table by ours alone: the log vouches for it either way.
            Assert.Equal(Answer(bytes, with).Replace("form failed not-an-entry", "form passed", StringComparison.Ordinal), Normal(their).Replace("form failed not-an-entry", "form passed", StringComparison.Ordinal));
        }
    }

    private IEnumerable<byte[]> Sealed()
    {
        using var key = SampleReceipts.Key();
        var receipt = SampleReceipts.Receipt();
        var envelope = ReceiptForm.Seal(receipt, key);
        yield return ReceiptForm.WriteFile(envelope);
        foreach (var changed in Mutations.Leaves(envelope.ToJson()).Concat(Mutations.Structures(envelope.ToJson())))
        {
            yield return changed.ToCanonicalBytes();
        }

        var payload = ReceiptForm.Write(receipt);
        foreach (var changed in Mutations.Leaves(payload).Concat(Mutations.Structures(payload)))
        {
            yield return ReceiptForm.WriteFile(SignedEnvelope.Seal(ReceiptForm.PayloadType, changed.ToCanonicalBytes(), key));
        }

        for (var i = 0; i < 1_000; i++)
        {
            yield return ReceiptForm.WriteFile(SignedEnvelope.Seal(ReceiptForm.PayloadType, Damaged(payload.ToCanonicalBytes()), key));
            yield return Damaged(ReceiptForm.WriteFile(envelope));
        }

        foreach (var count in (Sequence<ReceiptCount>[])[[new("allow", 6)], [new("allow", 0), new("withhold", 6)], []])
        {
            yield return ReceiptForm.WriteFile(ReceiptForm.Seal(receipt with { Counts = count }, key));
        }

        foreach (var end in (NodaTime.Instant?[])[null, _samples.Means.Now, _samples.Means.Now + NodaTime.Duration.FromMilliseconds(120)])
        {
            yield return ReceiptForm.WriteFile(ReceiptForm.Seal(receipt with { ValidUntil = end }, key));
        }
    }

    private IEnumerable<(byte[]? Entry, byte[] Proof)> Proofs(byte[] entry, TlogProof proof)
    {
        yield return (entry, proof.ToBytes());
        yield return (null, proof.ToBytes());
        yield return (null, (proof with { Extra = Sequence.Create<byte>(entry) }).ToBytes());
        for (var i = 0; i < 400; i++)
        {
            yield return i % 2 == 0 ? (entry, Damaged(proof.ToBytes())) : (Damaged(entry), proof.ToBytes());
        }
    }

    private static byte[] Svg(string inside) => Encoding.UTF8.GetBytes(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\">{inside}</svg>");

    private IEnumerable<string> Dates()
    {
        string[] parts = ["2026-02-29", "2028-02-29", "0000-01-01", "9999-12-31", "0001-01-01", "2026-13-01", "2026-04-31", "2026-03-01"];
        string[] times = ["T00:00:00", "T24:00:00", "T23:59:60", "T23:59:59.999999999", "T09:30:00.1", "t09:30:00", " 09:30:00", "T9:30:00"];
        string[] ends = ["Z", "+00:00", "-00:00", "+14:00", "-14:00", "+14:01", "+01:00", "z", "", "+0100", "\n"];
        return from part in parts from time in times from end in ends select part + time + end;
    }

    private byte[] Damaged(byte[] bytes)
    {
        var at = _random.Next(bytes.Length);
        return _random.Next(5) switch
        {
            0 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + _random.Next(1, 20))..]],
            1 => bytes[..at],
            2 => [.. bytes[..at], (byte)"{}[]\",:\\.0-e \n"[_random.Next(14)], .. bytes[at..]],
            3 => [.. bytes[..at], (byte)_random.Next(256), .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], (byte)(bytes[at] ^ (1 << _random.Next(8))), .. bytes[(at + 1)..]],
        };
    }

    private static string Answer(byte[] bytes, VerificationMeans means)
    {
        var verdict = Artefact.Read(bytes) switch
        {
            Result<Artefact>.Ok { Value: Artefact.Credential credential } => CredentialVerification.Of(credential.Document, means),
            Result<Artefact>.Ok { Value: Artefact.Token token } => CredentialVerification.Of(token.Jwt, means),
            Result<Artefact>.Ok { Value: Artefact.Bundle bundle } => bundle.Content.Verify(means),
            _ => null,
        };
        return verdict is not null ? Said(verdict.Summary, verdict.Verification)
            : Artefact.Read(bytes) is Result<Artefact>.Ok { Value: Artefact.Receipt receipt } && ReceiptVerdict.Of(receipt.Envelope, Keys, means.Now) is var of
                ? Said(of.Summary, of.Verification)
            : Artefact.Read(bytes) is Result<Artefact>.Ok { Value: Artefact.LogProof proof } && LogProofVerdict.Of(proof.Proof, means) is var shown
                ? Said(shown.Summary, shown.Verification)
            : Artefact.Read(bytes) is Result<Artefact>.Refused refused ? refused.Refusals[0].Code : "other";
    }

    private static string Said(CredentialSummary summary, Verification verification) =>
        CredentialWords.CodeOf(summary) + "\n" + string.Join('\n', verification.Checks.Select(check => $"{check.Name} {Told(check.Outcome)}".Trim()));

    private static string Normal(JsonNode answer) =>
        answer["summary"] is { } summary ? summary.GetValue<string>() + "\n" + string.Join('\n', answer["checks"]!.AsArray().Select(check => check!.GetValue<string>()))
        : answer["refused"] is { } code ? code.GetValue<string>()
        : answer["threw"] is { } threw ? threw.GetValue<string>()
        : "other";

    private static string Told(Outcome outcome) => outcome switch
    {
        Outcome.Met => "passed",
        Outcome.NotMet not => "failed " + not.Because,
        Outcome.NotRun not => "not-run " + not.Because,
        Outcome.NotApplicable not => "not-applicable " + not.Because,
        _ => "",
    };

    private static Json.Map Told(VerificationMeans means) => Json.Object(("means", Json.Object(
        ("issuers", Json.Array(means.Issuers.Select(known => (Json)known.Document.ToJson()))),
        ("lists", Json.Array(means.StatusLists)),
        ("keys", Json.Array(Keys.Select(key => (Json)key.ToJson()))),
        ("logs", Json.Array(means.Policy.LogKeys.Select(key => (Json)key.ToString()))),
        ("nowText", NodaTime.Text.InstantPattern.ExtendedIso.Format(means.Now)),
        ("now", means.Now.ToUnixTimeSeconds()),
        ("trusted", Json.Array(means.Policy.TrustedIssuers.Select(issuer => (Json)issuer.Text))))));
}
