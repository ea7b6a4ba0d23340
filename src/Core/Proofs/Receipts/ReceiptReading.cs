// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Reads a receipt from JSON, member by member.</summary>
internal static class ReceiptReading
{
    public static Result<ScreeningReceipt> Read(Json.Map json)
    {
        var fields = new ReceiptFields();
        var receipt = Receipt(json, fields);
        return fields.Problems.Count == 0 && receipt is not null
            ? receipt
            : Sequence.From(fields.Problems.Select(problem => (Refusal)new ReceiptUnreadable(problem.Because) { Where = problem.Where }));
    }

    private static ScreeningReceipt? Receipt(Json.Map json, ReceiptFields fields)
    {
        var map = fields.Map(
            json, "", "answers", "as_of", "campaign", "centre", "controller", "counts", "demonstration", "format", "id", "inputs", "issued_at",
            "list", "outputs", "precedence", "reasons", "rulebook", "rules", "software_version", "tree", "valid_until");
        return map is null ? null : new ScreeningReceipt(
            ReceiptId.TryParse((map["id"] as Json.Text)?.Value, out var id) ? id : fields.Wrong<ReceiptId>("/id", "it is no identifier"),
            fields.At(map["issued_at"], "/issued_at"),
            fields.At(map["as_of"], "/as_of"),
            fields.Flag(map["demonstration"], "/demonstration"),
            fields.Text(map["software_version"], "/software_version"),
            Party(map["controller"], "/controller", fields)!,
            Party(map["centre"], "/centre", fields)!,
            Campaign(map["campaign"], fields)!,
            List(map["list"], fields)!,
            fields.List(map["inputs"], "/inputs", (item, where) => Input(item, where, fields)!),
            map["answers"] is Json.Nothing ? null : Answers(map["answers"], fields),
            fields.Hash(map["rulebook"], "/rulebook"),
            fields.List(map["rules"], "/rules", fields.Text),
            fields.Count(map["precedence"], "/precedence"),
            Counts(map["counts"], fields),
            fields.List(map["reasons"], "/reasons", (item, where) => Reason(item, where, fields)!),
            fields.AtOrNull(map["valid_until"], "/valid_until"),
            Outputs(map["outputs"], fields)!,
            Tree(map["tree"], fields)!);
    }

    private static ReceiptParty? Party(Json? json, string where, ReceiptFields fields) => fields.Map(json, where, "name", "vat") is { } map
        ? new ReceiptParty(fields.Text(map["vat"], where + "/vat"), fields.Text(map["name"], where + "/name"))
        : null;

    private static ReceiptCampaign? Campaign(Json? json, ReceiptFields fields) => fields.Map(json, "/campaign", "facts", "id", "name") is { } map
        ? new ReceiptCampaign(
            fields.Text(map["id"], "/campaign/id"), fields.Text(map["name"], "/campaign/name"), fields.AnyMap(map["facts"], "/campaign/facts"))
        : null;

    private static ReceiptList? List(Json? json, ReceiptFields fields) =>
        fields.Map(json, "/list", "bytes", "duplicates", "hash", "name", "rows", "shape") is { } map
            ? new ReceiptList(
                fields.Text(map["name"], "/list/name"),
                fields.Hash(map["hash"], "/list/hash"),
                fields.Count(map["bytes"], "/list/bytes"),
                fields.Count(map["rows"], "/list/rows"),
                fields.Flag(map["duplicates"], "/list/duplicates"),
                fields.AnyMap(map["shape"], "/list/shape"))
            : null;

    // Only a file read by a mapping has one: where the columns were recognised the member is left out, never null.
    private static ReceiptInput? Input(Json json, string where, ReceiptFields fields)
    {
        var mapping = (json as Json.Map)?["mapping"];
        var map = mapping is null ? fields.Map(json, where, "bytes", "hash", "kind", "name") : fields.Map(json, where, "bytes", "hash", "kind", "mapping", "name");
        return map is null ? null : new ReceiptInput(
            fields.Word(map["kind"], where + "/kind"),
            fields.Text(map["name"], where + "/name"),
            fields.Hash(map["hash"], where + "/hash"),
            fields.Count(map["bytes"], where + "/bytes"),
            mapping is null ? null : fields.AnyMap(mapping, where + "/mapping"));
    }

    // Only answers that were joined have sets: elsewhere the member is left out, never empty.
    private static ReceiptAnswers? Answers(Json? json, ReceiptFields fields)
    {
        const string at = "/answers";
        var sets = (json as Json.Map)?["sets"];
        string[] names = ["controller_vat", "digest", "kind", "newest", "oldest", "precision", "snapshot_at", "sources", "submitted"];
        if (fields.Map(json, at, sets is null ? names : [.. names, "sets"]) is not { } map)
        {
            return null;
        }

        AnswersKind? kind = null;
        foreach (var known in Enum.GetValues<AnswersKind>())
        {
            kind = map["kind"] == (Json)AnswersWords.Of(known) ? known : kind;
        }

        var answers = new ReceiptAnswers(
            kind ?? fields.Wrong<AnswersKind>(at + "/kind", "it is no kind of answer"),
            fields.Text(map["controller_vat"], at + "/controller_vat"),
            fields.List(map["sources"], at + "/sources", fields.Hash),
            fields.List(map["submitted"], at + "/submitted", fields.Hash),
            fields.HashOrNull(map["digest"], at + "/digest"),
            fields.AtOrNull(map["oldest"], at + "/oldest"),
            fields.AtOrNull(map["newest"], at + "/newest"),
            Precision(map["precision"], at, fields),
            fields.AtOrNull(map["snapshot_at"], at + "/snapshot_at"),
            sets is null ? [] : fields.List(sets, at + "/sets", (item, where) => Set(item, where, fields)!));
        return answers.Sources.IsEmpty ? fields.Wrong<ReceiptAnswers>(at + "/sources", "it is empty")
            : kind == AnswersKind.Snapshot && !answers.Submitted.IsEmpty ? fields.Wrong<ReceiptAnswers>(at + "/submitted", "nothing is submitted for a snapshot")
            : (kind == AnswersKind.Snapshot) != (answers.SnapshotAt is not null) ? fields.Wrong<ReceiptAnswers>(at + "/snapshot_at", "a snapshot has an instant, and nothing else has")
            : (answers.Oldest is null) != (answers.Newest is null) || answers.Oldest > answers.Newest ? fields.Wrong<ReceiptAnswers>(at + "/oldest", "it is after the newest")
            : sets is not null && !AreJoined(answers) ? fields.Wrong<ReceiptAnswers>(at + "/sets", "together they are not what is named")
            : answers;
    }

    // What the sets came in is what all of it came in.
    private static bool AreJoined(ReceiptAnswers answers) => answers.Kind == AnswersKind.Consultation && answers.Sets.Count > 1
        && answers.Sets.All(set => set is { Sources.IsEmpty: false } && (set.Oldest is null) == (set.Newest is null) && !(set.Oldest > set.Newest))
        && answers.Sets.SelectMany(set => set.Sources).ToHashSet().SetEquals(answers.Sources)
        && answers.Sets.SelectMany(set => set.Submitted).ToHashSet().SetEquals(answers.Submitted);

    private static ReceiptAnswerSet? Set(Json json, string where, ReceiptFields fields) =>
        fields.Map(json, where, "digest", "newest", "oldest", "precision", "sources", "submitted") is { } map
            ? new ReceiptAnswerSet(
                fields.Hash(map["digest"], where + "/digest"),
                fields.List(map["sources"], where + "/sources", fields.Hash),
                fields.List(map["submitted"], where + "/submitted", fields.Hash),
                fields.AtOrNull(map["oldest"], where + "/oldest"),
                fields.AtOrNull(map["newest"], where + "/newest"),
                Precision(map["precision"], where, fields))
            : null;

    private static AnswersPrecision Precision(Json? json, string at, ReceiptFields fields)
    {
        foreach (var known in Enum.GetValues<AnswersPrecision>())
        {
            if (json == (Json)AnswersWords.Of(known))
            {
                return known;
            }
        }

        return fields.Wrong<AnswersPrecision>(at + "/precision", "it is no precision");
    }

    private static Sequence<ReceiptCount> Counts(Json? json, ReceiptFields fields) => Sequence.From(fields.AnyMap(json, "/counts")?.Members.Select(
        member => new ReceiptCount(fields.Word(member.Key, "/counts"), fields.Count(member.Value, "/counts/" + member.Key))) ?? []);

    private static ReceiptReason? Reason(Json json, string where, ReceiptFields fields) => fields.Map(json, where, "reason", "rows", "verdict") is { } map
        ? new ReceiptReason(
            fields.Word(map["verdict"], where + "/verdict"), fields.Text(map["reason"], where + "/reason"), fields.Count(map["rows"], where + "/rows"))
        : null;

    private static ReceiptOutputs? Outputs(Json? json, ReceiptFields fields) => fields.Map(json, "/outputs", "callable", "rejected", "withheld") is { } map
        ? new ReceiptOutputs(
            fields.Hash(map["callable"], "/outputs/callable"),
            fields.Hash(map["withheld"], "/outputs/withheld"),
            fields.Hash(map["rejected"], "/outputs/rejected"))
        : null;

    private static ReceiptTree? Tree(Json? json, ReceiptFields fields) => fields.Map(json, "/tree", "root", "size") is { } map
        ? new ReceiptTree(fields.Count(map["size"], "/tree/size"), fields.Hash(map["root"], "/tree/root"))
        : null;
}
