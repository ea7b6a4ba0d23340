// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Filiera.Numbering;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Bench.Tests.Screening;

/// <summary>What the screening benchmark runs on: the same bytes on every machine, and numbers that are what they claim to be.</summary>
public sealed class GeneratedData : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("filiera-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, false, "A2FC0F68BF956174")]
    [InlineData(false, true, "DB35A2E88E140C7C")]
    [InlineData(true, false, "E0F5EF0D9DBADAD2")]
    public void A_list_and_its_answers_are_the_same_bytes_on_every_machine(bool isSkewed, bool isCrLf, string hash)
    {
        var data = new ScreeningData(_folder, 250_000, 390_000, isSkewed);
        var bytes = SHA256.HashData([.. SHA256.HashData(File.ReadAllBytes(data.AnswersFile())), .. SHA256.HashData(File.ReadAllBytes(new ListData(data).File(isCrLf)))]);
        Assert.Equal(hash, Convert.ToHexString(bytes)[..16]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_numbers_are_valid_and_all_different(bool isSkewed)
    {
        const int count = 200_000;
        var numbers = new NumberSpace(count, isSkewed);
        var seen = new HashSet<uint>();
        for (var i = 0; i < count; i++)
        {
            var number = numbers[i];
            var written = Encoding.ASCII.GetBytes("+39" + Text(number));
            Assert.True(SubscriberNumber.TryFrom(NumberParser.Parse(written), out var read) && seen.Add(SubscriberOrdinal.Of(read)));
        }
    }

    [Fact]
    public void Skewed_numbers_crowd_in_few_prefixes_and_uniform_ones_do_not()
    {
        Assert.InRange(ShareOfTheFirstTen(isSkewed: true), 0.3, 1);
        Assert.InRange(ShareOfTheFirstTen(isSkewed: false), 0, 0.2);
    }

    [Fact]
    public void A_list_holds_what_it_says_of_every_kind()
    {
        var data = new ScreeningData(_folder, 100_000, 155_000, isSkewed: false);
        var statuses = File.ReadLines(new ListData(data).File()).Skip(1)
            .Select(line => NumberParser.Parse(line.TrimStart('"').Split(',', '"')[0]).Status)
            .CountBy(status => status).ToDictionary();
        Assert.Equal(new Dictionary<NumberStatus, int> { [NumberStatus.Valid] = 96_000, [NumberStatus.Foreign] = 2_000, [NumberStatus.Invalid] = 2_000 }, statuses);
    }

    [Fact]
    public void A_shuffle_gives_every_place_once() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Arb.From(from count in Gen.Choose(1, 3000) from seed in Gen.Choose(0, 1000) select (count, seed)), one =>
        {
            var shuffle = new Shuffle(one.count, (ulong)one.seed);
            return Enumerable.Range(0, one.count).Select(place => shuffle[place]).ToHashSet().SetEquals(Enumerable.Range(0, one.count).Select(place => (long)place));
        }));

    [Fact]
    public void Rows_are_compared_whatever_their_order_their_quotes_and_their_files()
    {
        var whole = Save("whole", "telefono,campagna,id_cliente,verdict,reasons,valid_until\n1,a,K1,allow,,2026\n2,\"b, c\",K2,review,x,\n3,d,K3,unreadable,y,\n");
        var some = Save("some", "telefono,id_cliente,filiera_reasons,filiera_valid_until\n\"1\",K1,,2026\n");
        var others = Save("others", "telefono,id_cliente,filiera_verdict,filiera_reasons,filiera_valid_until\n\"2\",\"K2\",review,x,\n");
        var last = Save("last", "telefono,id_cliente,filiera_reasons\n3,K3,y\n");
        var divided = RowsDigest.Of((last, "unreadable"), (others, ""), (some, "allow"));
        Assert.Equal(RowsDigest.Of((whole, "")), divided);
        Assert.NotEqual(divided, RowsDigest.Of((last, "withhold"), (others, ""), (some, "allow")));
    }

    private static double ShareOfTheFirstTen(bool isSkewed)
    {
        const int count = 100_000;
        var numbers = new NumberSpace(count, isSkewed);
        return Enumerable.Range(0, count).Select(i => numbers[i]).Select(n => Text(n)[..3])
            .CountBy(prefix => prefix).OrderByDescending(pair => pair.Value).Take(10).Sum(pair => pair.Value) / (double)count;
    }

    private static string Text(NumberSpace.WrittenNumber number) =>
        number.National.ToString("D" + number.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private string Save(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
