// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Reads back what <see cref="ConsultationJson"/> wrote. Anything else is a damaged store and throws.</summary>
internal readonly struct ConsultationJsonReader(Json written)
{
    private readonly Json.Map _map = written as Json.Map ?? throw new FormatException("An event is a JSON object.");

    public string Text(string name) => OptionalText(name) ?? throw new FormatException($"{name} is missing.");

    public string? OptionalText(string name) => (_map[name] as Json.Text)?.Value;

    public ContentHash Hash(string name) => ContentHash.Parse(Text(name));

    public ConsultationJsonReader Map(string name) => new(_map[name] ?? Json.Null);

    public IEnumerable<ConsultationJsonReader> Items(string name) => _map[name] is Json.List list
        ? list.Items.Select(item => new ConsultationJsonReader(item))
        : throw new FormatException($"{name} is no list.");

    public ConsultationSource Source() => new(
        OptionalText("list") is { } list ? new ListId(Guid.ParseExact(list, "D")) : null,
        Text("name"),
        Hash("content"),
        _map["mapping"] is Json.Map mapping ? ListMapping.Parse(mapping.ToCanonicalBytes()).ValueOrThrow() : null);

    public DraftCounts Counts() => new(
        Whole("customer"), Whole("request"), Whole("consent"), Whole("directory"), Whole("left_out"), Whole("opposed"), Whole("no_basis"),
        Whole("not_opted_in"), Whole("duplicate"), Whole("foreign"), Whole("unreadable"));

    public ConsultationPart Part() => new(
        checked((int)Whole("number")), Text("file"), Hash("content"), Whole("bytes"), Whole("first_row"), Whole("rows"), Moment("send_from"));

    public ListInput File() => new(InputKind.Answers, Text("name"), Hash("content"), Whole("bytes"));

    public PartAnswer Answer() => new(
        checked((int)Whole("part")),
        new AnswerSetId(Guid.ParseExact(Text("set"), "D")),
        Hash("digest"),
        Hash("result"),
        Enum.Parse<AnswerForm>(Text("form")),
        Whole("numbers"),
        Whole("remove"),
        Moment("oldest"),
        Moment("newest"),
        Flag("late"),
        Flag("simulated"),
        SignedEnvelope.Read(_map["permit"] ?? Json.Null).ValueOrThrow());

    private long Whole(string name) => (_map[name] as Json.Integer ?? throw new FormatException($"{name} is no whole number.")).Value;

    private bool Flag(string name) => (_map[name] as Json.Flag ?? throw new FormatException($"{name} is no flag.")).Value;

    private Instant Moment(string name) => InstantPattern.ExtendedIso.Parse(Text(name)).GetValueOrThrow();
}
