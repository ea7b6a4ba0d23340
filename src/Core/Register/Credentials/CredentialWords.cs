// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one table of all the words, in both languages side by side.
using System.Collections.Frozen;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>What the names of checks, reasons and summaries mean to people, in Italian and in English, for every host that shows them.</summary>
public static class CredentialWords
{
    private static readonly FrozenDictionary<string, (string Italian, string English)> Words = new Dictionary<string, (string, string)>
    {
        [CredentialChecks.Form] = ("Forma", "Form"),
        [CredentialChecks.Signature] = ("Firma", "Signature"),
        [CredentialChecks.Issuer] = ("Emittente", "Issuer"),
        [CredentialChecks.Dates] = ("Date", "Dates"),
        [CredentialChecks.Status] = ("Stato", "Status"),
        [CredentialChecks.LogInclusion] = ("Presenza nel registro pubblico", "Presence in the public log"),
        [CredentialChecks.LogConsistency] = ("Coerenza del registro pubblico", "Consistency of the public log"),
        [CredentialChecks.Policy] = ("Fiducia", "Trust"),
        [CredentialChecks.Presence] = ("Certificato nel registro", "Certificate in the register"),
        [CredentialChecks.AnswerProof] = ("Prova della risposta", "Proof of the answer"),
        ["passed"] = ("superato", "passed"),
        ["failed"] = ("non superato", "failed"),
        ["not-run"] = ("non eseguito", "not run"),
        ["not-applicable"] = ("non si applica", "does not apply"),
        ["summary:valid"] = ("valido", "valid"),
        ["summary:suspended"] = ("sospeso", "suspended"),
        ["summary:revoked-or-expired"] = ("revocato o scaduto", "revoked or expired"),
        ["summary:cannot-be-verified"] = ("non verificabile", "cannot be verified"),
        ["demonstration"] = ("Dati dimostrativi: quanto attestato è inventato.", "Demonstration data: what is attested is invented."),
        [CredentialReasons.NotCredential] = ("non rispetta il modello delle credenziali", "it breaks a rule of the credential data model"),
        [CredentialReasons.ContextNotKnown] = ("usa un vocabolario non riconosciuto o di un altro host", "it uses a vocabulary that is not known or of another host"),
        [CredentialReasons.ShapeNotKnown] = ("contiene parole o parti non riconosciute", "it holds words or parts that are not known"),
        [CredentialReasons.TextDeceives] = ("contiene caratteri invisibili o lettere di due alfabeti che si somigliano", "it holds invisible characters or look-alike letters of two alphabets"),
        [CredentialReasons.NotSigned] = ("non è firmato", "it is not signed"),
        [CredentialReasons.ProofMalformed] = ("una firma ha una forma non riconosciuta", "a proof is of a form that is not known"),
        [CredentialReasons.ClaimsDiffer] = ("il gettone dice altro dalla credenziale", "the token says something else than the credential"),
        [CredentialReasons.KeysNotKnown] = ("le chiavi dell'emittente non sono note", "the issuer's keys are not known"),
        [CredentialReasons.KeyNotListed] = ("l'emittente non ha questa chiave", "the issuer has no such key"),
        [CredentialReasons.KeyNotInUse] = ("la chiave non era in uso alla firma", "the key was not in use when it signed"),
        [CredentialReasons.SignatureDoesNotFit] = ("la firma non corrisponde: il documento è alterato o falso", "the signature does not fit: the document was altered or forged"),
        [CredentialReasons.IssuerNotKnown] = ("l'emittente è di un tipo non riconosciuto", "the issuer is of a kind not known"),
        [CredentialReasons.KeyOfAnother] = ("la chiave è di un altro", "the key is another's"),
        [CredentialReasons.VouchesForItself] = ("le chiavi dell'emittente sono arrivate con il documento e non garantiscono per nessuno", "the issuer's keys came with the document and vouch for nobody"),
        [CredentialReasons.OtherHost] = ("l'indirizzo è di un altro host", "the address is of another host"),
        [CredentialReasons.SignatureNotGood] = ("forma o firma non sono buone", "form or signature is not good"),
        [CredentialReasons.NotYet] = ("non è ancora valido", "it is not valid yet"),
        [CredentialReasons.Expired] = ("è scaduto", "it has expired"),
        [CredentialReasons.NoStatus] = ("non può essere revocato né sospeso", "it can be neither revoked nor suspended"),
        [CredentialReasons.Revoked] = ("è stato revocato", "it was revoked"),
        [CredentialReasons.Suspended] = ("è sospeso", "it is suspended"),
        [CredentialReasons.StatusNotFetched] = ("la lista di stato non è disponibile", "the status list is not at hand"),
        [CredentialReasons.StatusStale] = ("la lista di stato non è attuale", "the status list is not current"),
        [CredentialReasons.StatusNotGood] = ("la lista di stato non è dell'emittente o è alterata", "the status list is not the issuer's, or was altered"),
        [CredentialReasons.StatusNotKnown] = ("lo stato ha una forma non riconosciuta", "the status is of a form not known"),
        [CredentialReasons.NoLogProof] = ("manca la prova dal registro pubblico", "there is no proof from the public log"),
        [CredentialReasons.EntryNotGiven] = ("la prova non contiene la voce di cui parla: indicarla con --entry", "the proof does not hold the entry it speaks of: give it with --entry"),
        [CredentialReasons.NotAnEntry] = ("quella indicata non è una voce del registro pubblico", "what was given is no entry of the public log"),
        [CredentialReasons.NotInRegister] = ("il registro non conosce alcun certificato con questo numero", "the register knows no certificate of this number"),
        [CredentialReasons.LogNotKnown] = ("nessuna chiave del registro pubblico è nota", "no key of the public log is known"),
        [CredentialReasons.LogProofWrong] = ("la prova dal registro pubblico non corrisponde", "the proof from the public log does not fit"),
        [CredentialReasons.EntryOfAnother] = ("la voce del registro parla d'altro", "the log's entry speaks of something else"),
        [CredentialReasons.EntrySaysOtherwise] = ("la voce del registro dice che non vale più", "the log's entry says that it no longer holds"),
        [CredentialReasons.NothingRemembered] = ("nessuno stato precedente del registro è ricordato", "no earlier state of the log is remembered"),
        [CredentialReasons.SplitView] = ("il registro pubblico mostra due storie", "the public log shows two histories"),
        [CredentialReasons.NoConsistencyProof] = ("manca la prova che il registro è lo stesso", "nothing proves that the log is the same"),
        [CredentialReasons.NoPolicy] = ("nessun emittente è stato indicato come affidabile", "no issuer was named as trusted"),
        [CredentialReasons.IssuerNotTrusted] = ("l'emittente non è tra quelli affidabili", "the issuer is none of those trusted"),
        [CredentialReasons.Demonstration] = ("le dimostrazioni non sono accettate", "demonstrations are not accepted"),
        [SignedEnvelope.TypeCheck] = ("Tipo del contenuto", "Type of the content"),
        [SignedEnvelope.KeyKnownCheck] = ("Chiave nota", "Key known"),
        [SignedEnvelope.KeyInUseCheck] = ("Chiave in uso a quella data", "Key in use at that time"),
        [ReceiptChecks.KeyNamed] = ("Chiave nominata dalla firma", "Key named by the signature"),
        [ReceiptChecks.RowsAddUp] = ("I conti tornano", "The counts add up"),
        [EnvelopeReasons.OtherKind] = ("il contenuto è di un tipo diverso da quello atteso", "the payload is of another kind than expected"),
        [EnvelopeReasons.NoTrustedKey] = ("nessuna chiave fidata è stata data", "no trusted key was given"),
        [EnvelopeReasons.NoTrustedSigner] = ("non è firmata da nessuna delle chiavi fidate", "it is signed by none of the trusted keys"),
        [EnvelopeReasons.KeyNotKnown] = ("la sua chiave non è nota", "its key is not known"),
        [ReceiptReasons.NotReceipt] = ("non è una ricevuta in forma canonica", "it is not a receipt in canonical form"),
        [ReceiptReasons.OtherVersion] = ("la ricevuta è di una versione che qui non è nota", "the receipt is of a version not known here"),
        [ReceiptReasons.NotRead] = ("la ricevuta non si legge", "the receipt cannot be read"),
        [ReceiptReasons.OtherKeyNamed] = ("la firma nomina una chiave che non l'ha fatta", "the signature names a key that did not make it"),
        [ReceiptReasons.RowsDiffer] = ("le righe per verdetto non sono le righe della lista", "the rows by verdict are not the rows of the list"),
        [ReceiptReasons.OtherSize] = ("l'albero non ha una foglia per ogni riga", "the tree has not one leaf for each row"),
        [ReceiptReasons.ReasonsDiffer] = ("le righe per motivo non tornano con quelle per verdetto", "the rows by reason do not fit those by verdict"),
        [ReceiptReasons.EndsWrongly] = ("il termine non torna con la data o con gli esiti", "the term does not fit the date or the outcomes"),
    }.ToFrozenDictionary();

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Words.Keys;

    /// <summary>The words of a code; the code itself where it has none.</summary>
    public static string Say(string code, bool italian)
    {
        // A reason may have a detail behind it, which is shown as it is.
        var (known, detail) = code.Split(": ", 2) is [var first, var rest] ? (first, " " + rest) : (code, "");
        return Words.TryGetValue(known, out var words) ? (italian ? words.Italian : words.English) + detail : code;
    }

    /// <summary>The words of a summary.</summary>
    public static string Say(CredentialSummary summary, bool italian) => Say("summary:" + CodeOf(summary), italian);

    /// <summary>The code of a summary.</summary>
    public static string CodeOf(CredentialSummary summary) => summary switch
    {
        CredentialSummary.Valid => "valid",
        CredentialSummary.Suspended => "suspended",
        CredentialSummary.RevokedOrExpired => "revoked-or-expired",
        _ => "cannot-be-verified",
    };
}
