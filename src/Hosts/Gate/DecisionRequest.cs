// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;

namespace Filiera.Gate;

/// <summary>Reads what a dialler asks, from the bytes as they came: <c>campaign</c>, <c>caller</c>, <c>agent_reserved</c>, <c>automated</c>, and <c>number</c> or <c>numbers</c>.</summary>
internal static class DecisionRequest
{
    private static readonly JsonReaderOptions _strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false, MaxDepth = 4 };

    /// <summary>Reads the body that stands in a work; null when it was understood.</summary>
    public static Refusal? Read(DecisionWork work, int mostNumbers)
    {
        if (work.Shape is { } shape && shape.TryRead(work))
        {
            return null;
        }

        var refusal = ReadWhole(work, mostNumbers);
        if (refusal is null)
        {
            work.Shape = RequestShape.Of(work) ?? work.Shape;
        }

        return refusal;
    }

    private static Refusal? ReadWhole(DecisionWork work, int mostNumbers)
    {
        try
        {
            // What is written out behind the body may move the array; the reader keeps its own view of the old one.
            var reader = new Utf8JsonReader(work.Body.AsSpan(0, work.Length), _strict);
            return ReadObject(ref reader, work, mostNumbers);
        }
        catch (JsonException)
        {
            return new GateJsonMalformed();
        }
        catch (InvalidOperationException)
        {
            // A string that is no UTF-8 or has half a surrogate.
            return new GateJsonMalformed();
        }
    }

    private static Refusal? ReadObject(ref Utf8JsonReader reader, DecisionWork work, int mostNumbers)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return new GateJsonMalformed();
        }

        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (bit, where, refusal) = ReadMember(ref reader, work, mostNumbers);
            if (refusal is not null)
            {
                return refusal;
            }

            if (bit == 0 || (seen & bit) != 0)
            {
                return new GateFieldNotUnderstood { Where = where };
            }

            seen |= bit;
        }

        if (reader.Read())
        {
            return new GateJsonMalformed();
        }

        return (seen & Campaign) == 0 ? new GateFieldNotUnderstood { Where = "/campaign" }
            : (seen & (Number | Numbers)) is not (Number or Numbers) || work.Count == 0 ? new GateNumbersMissing()
            : null;
    }

    private const int Campaign = 1;
    private const int Caller = 2;
    private const int Agent = 4;
    private const int Automated = 8;
    private const int Number = 16;
    private const int Numbers = 32;

    private static (int Bit, string? Where, Refusal? Refusal) ReadMember(ref Utf8JsonReader reader, DecisionWork work, int mostNumbers)
    {
        if (reader.ValueTextEquals("number"u8))
        {
            reader.Read();
            return (Number, "/number", ReadNumber(ref reader, work, null));
        }

        if (reader.ValueTextEquals("numbers"u8))
        {
            reader.Read();
            return (Numbers, "/numbers", ReadNumbers(ref reader, work, mostNumbers));
        }

        if (reader.ValueTextEquals("campaign"u8))
        {
            reader.Read();
            var good = reader.TokenType == JsonTokenType.String
                && Utf8Parser.TryParse(reader.ValueSpan, out Guid campaign, out var used) && used == reader.ValueSpan.Length;
            work.Campaign = good ? new CampaignId(GuidOf(reader.ValueSpan)) : default;
            return (Campaign, "/campaign", good ? null : new GateFieldNotUnderstood { Where = "/campaign" });
        }

        if (reader.ValueTextEquals("caller"u8))
        {
            reader.Read();
            work.Caller = reader.TokenType == JsonTokenType.String && CallerId.TryFrom(NumberParser.Parse(reader.ValueSpan), out var caller) ? caller : null;
            return (Caller, "/caller", reader.TokenType == JsonTokenType.String ? null
                : reader.TokenType == JsonTokenType.Number ? new GateNumberNotText { Where = "/caller" }
                : new GateFieldNotUnderstood { Where = "/caller" });
        }

        if (reader.ValueTextEquals("agent_reserved"u8))
        {
            return (Agent, "/agent_reserved", ReadFlag(ref reader, "/agent_reserved", out work.AgentReserved));
        }

        if (reader.ValueTextEquals("automated"u8))
        {
            return (Automated, "/automated", ReadFlag(ref reader, "/automated", out work.Automated));
        }

        return (0, "/", null);
    }

    private static Guid GuidOf(ReadOnlySpan<byte> text)
    {
        Utf8Parser.TryParse(text, out Guid value, out _);
        return value;
    }

    private static Refusal? ReadFlag(ref Utf8JsonReader reader, string where, out bool flag)
    {
        reader.Read();
        flag = reader.TokenType == JsonTokenType.True;
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? null : new GateFieldNotUnderstood { Where = where };
    }

    private static Refusal? ReadNumbers(ref Utf8JsonReader reader, DecisionWork work, int mostNumbers)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return new GateNumbersMissing();
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (work.Count == mostNumbers)
            {
                return new GateTooManyNumbers();
            }

            if (ReadNumber(ref reader, work, work.Count) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? ReadNumber(ref Utf8JsonReader reader, DecisionWork work, int? index)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when !reader.ValueIsEscaped:
                var start = (int)reader.TokenStartIndex + 1;
                work.Add(start..(start + reader.ValueSpan.Length));
                return null;
            case JsonTokenType.String:
                var from = work.Length;
                var room = work.Append(reader.ValueSpan.Length);
                var length = reader.CopyString(room);
                work.Length = from + length;
                work.Add(from..(from + length));
                return null;
            default:
                Refusal refusal = reader.TokenType == JsonTokenType.Number ? new GateNumberNotText() : new GateFieldNotUnderstood();
                return refusal with { Where = index is { } at ? "/numbers/" + at.ToString(CultureInfo.InvariantCulture) : "/number" };
        }
    }
}
