// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Bench;

/// <summary>Generated contact lists, about 44 bytes a row: a number in one of many writings, a campaign, a basis, a customer's id.</summary>
/// <remarks>
/// Of a hundred numbers 82 have a fresh answer, 8 an old one, 5 none, 2 are foreign, 2 are no number and 1 repeats another row. Seven
/// rows of a hundred name no basis. One row of fifty has a quoted number, one of a hundred a quoted campaign with the delimiter inside.
/// </remarks>
internal sealed class ListData(ScreeningData data)
{
    private const int RunLength = 32;

    private static readonly ulong[] PowersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>The list with the ends of line given.</summary>
    public string File(bool isCrLf = false)
    {
        var path = data.PathOf(isCrLf ? "list-crlf" : "list", data.Rows);
        var places = new Shuffle(data.IsSkewed ? Math.Max(1, data.Rows / RunLength) : data.Rows, 3);
        ChunkedFile.Write(path, isCrLf ? "telefono,campagna,base,id_cliente\r\n"u8 : "telefono,campagna,base,id_cliente\n"u8, data.Rows, 80, (ref Bytes bytes, long row) =>
        {
            var dice = Shuffle.Mix((ulong)row + 0x5EED);
            AddPhone(ref bytes, PlaceOf(row, places), dice);
            bytes.Add((byte)',');
            AddCampaign(ref bytes, dice >> 24);
            bytes.Add((byte)',');
            AddBasis(ref bytes, dice >> 40);
            bytes.Add(",K"u8);
            bytes.Add((ulong)row, 9);
            bytes.Add(isCrLf ? "\r\n"u8 : "\n"u8);
        });
        return path;
    }

    // Skewed lists hold runs of neighbouring numbers, as lists by district do.
    private long PlaceOf(long row, Shuffle places)
    {
        if (!data.IsSkewed)
        {
            return places[row];
        }

        var (run, within) = Math.DivRem(row, RunLength);
        return run < data.Rows / RunLength ? (places[run] * RunLength) + within : row;
    }

    private void AddPhone(ref Bytes bytes, long place, ulong dice)
    {
        var fresh = data.Rows * 82 / 100;
        var old = data.Rows * 90 / 100;
        var without = data.Rows * 95 / 100;
        var foreign = data.Rows * 97 / 100;
        var junk = data.Rows * 99 / 100;
        if (place >= without && place < junk)
        {
            AddOther(ref bytes, place < foreign, dice);
            return;
        }

        // A list longer than the answers repeats numbers; a shorter one spreads over them.
        var index = place < fresh ? data.OldAnswers + (long)((Int128)place * (data.Answers - data.OldAnswers) / fresh)
            : place < old ? (long)((Int128)(place - fresh) * data.OldAnswers / Math.Max(1, old - fresh))
            : place < without ? data.Answers + place - old
            : data.OldAnswers + (long)((Int128)(place - junk) * 7 * (data.Answers - data.OldAnswers) / Math.Max(1, fresh));
        AddWriting(ref bytes, data.Number(index), dice);
    }

    private static void AddOther(ref Bytes bytes, bool isForeign, ulong dice)
    {
        switch (isForeign ? dice % 2 : 2 + (dice % 3))
        {
            case 0:
                bytes.Add("+41 44 "u8);
                bytes.Add(dice / 8 % 10_000_000, 7);
                break;
            case 1:
                bytes.Add("004930"u8);
                bytes.Add(dice / 8 % 100_000_000, 8);
                break;
            case 2:
                bytes.Add("n.d."u8);
                break;
            case 3:
                bytes.Add("34"u8);
                bytes.Add(dice / 8 % 100, 2);
                break;
            default:
                break;
        }
    }

    private static void AddWriting(ref Bytes bytes, NumberSpace.WrittenNumber number, ulong dice)
    {
        var tail = number.Digits - number.PrefixDigits;
        var (prefix, rest) = Math.DivRem(number.National, PowersOfTen[tail]);
        (int Before, int Between) how = (dice % 50) switch
        {
            < 10 => (1, 1),
            < 20 => (2, 0),
            < 24 => (3, 0),
            < 33 => (0, 0),
            < 39 => (0, 1),
            < 43 => (0, 2),
            < 45 => (4, 3),
            < 46 => (0, 4),
            < 48 => (5, 1),
            < 49 => (6, 1),
            _ => (7, 0),
        };
        bytes.Add(how.Before switch { 1 => "+39 "u8, 2 => "+39"u8, 3 => "0039"u8, 4 => "(+39) "u8, 5 => " "u8, 6 => "\""u8, 7 => "39"u8, _ => default });
        bytes.Add(prefix, number.PrefixDigits);
        bytes.Add(how.Between switch { 1 => " "u8, 2 => "-"u8, 3 => "."u8, 4 => "/"u8, _ => default });
        bytes.Add(rest, tail);
        bytes.Add(how.Before switch { 5 => " "u8, 6 => "\""u8, _ => default });
    }

    private static void AddCampaign(ref Bytes bytes, ulong dice)
    {
        var isQuoted = dice % 100 == 0;
        bytes.Add(isQuoted ? "\"PRIMAVERA, "u8 : "PRIMAVERA-"u8);
        bytes.Add(dice / 128 % 40, 2);
        bytes.Add(isQuoted ? "\""u8 : default);
    }

    private static void AddBasis(ref Bytes bytes, ulong dice) =>
        bytes.Add((dice % 100) switch { < 85 => "elenco"u8, < 93 => "directory"u8, _ => default });
}
