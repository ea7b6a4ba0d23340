// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Flows;

/// <summary>A plain request is answered before the web server reads it. Whatever is sent, the answer is the one the web server would have given.</summary>
public sealed class PlainRequestsAndOthers(GateDesk desk) : IClassFixture<GateDesk>
{
    // A header that the short way does not know: the web server reads the request.
    private const string Long = "X-Way: long\r\n";

    [Fact]
    public async Task However_a_request_is_written_the_short_way_says_what_the_long_way_says()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var other = await desk.KeyAsync(GateScopes.Outcome);
        var random = new Random(20261122);
        var (plain, refused) = (0, 0);
        foreach (var some in Enumerable.Range(0, 600).Select(_ => Written(random, key, other)).Chunk(40))
        {
            var answers = await Task.WhenAll(some.Select(async one => (
                one.Head,
                Shortly: await AskAsync(one.Head + "\r\n" + one.Body),
                Longer: await AskAsync(one.Head + Long + "\r\n" + one.Body))));
            Assert.All(answers, answer => Assert.Equal(answer.Head + answer.Longer.Said, answer.Head + answer.Shortly.Said));
            Assert.DoesNotContain(answers, answer => answer.Longer.Shortly);
            plain += answers.Count(answer => answer.Shortly.Shortly);
            refused += answers.Count(answer => !answer.Shortly.Said.StartsWith("200", StringComparison.Ordinal));
        }

        // Both happen often enough to say something.
        Assert.InRange(plain, 100, 500);
        Assert.InRange(refused, 100, 500);
    }

    [Fact]
    public async Task A_request_with_any_byte_changed_is_answered_the_same_on_both_ways()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var (head, body) = Plain(key, desk.Ask("3471234567"));
        var random = new Random(7);
        var changed = Enumerable.Range(0, head.Length).Select(at => head[..at] + (char)random.Next(1, 127) + head[(at + 1)..]);
        foreach (var some in changed.Chunk(60))
        {
            await Task.WhenAll(some.Select(async one => Assert.Equal(
                one + (await AskAsync(one + Long + "\r\n" + body)).Said,
                one + (await AskAsync(one + "\r\n" + body)).Said)));
        }
    }

    [Fact]
    public async Task A_request_that_comes_in_two_parts_is_answered_wherever_it_was_cut()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var (head, body) = Plain(key, desk.Ask("3471234567"));
        var request = head + "\r\n" + body;
        var whole = await AskAsync(request);
        for (var cut = 1; cut < request.Length; cut += 13)
        {
            using var socket = await ConnectAsync();
            await socket.SendAsync(Encoding.Latin1.GetBytes(request[..cut]));
            await Task.Delay(2);
            await socket.SendAsync(Encoding.Latin1.GetBytes(request[cut..] + request));
            var answers = Read(await ReceiveAsync(socket, 2));

            Assert.Equal([whole.Said, whole.Said], answers.Select(answer => answer.Said));
        }
    }

    [Fact]
    public async Task Requests_sent_together_are_answered_in_their_order_plain_or_not()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var (head, body) = Plain(key, desk.Ask("3471234567"));
        var (two, second) = Plain(key, desk.Ask("rubbish"));
        var status = $"GET /api/gate/status HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n\r\n";
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(
            head + "\r\n" + body + two + "\r\n" + second + head + "\r\n" + body + status + head + "\r\n" + body));
        var answers = Read(await ReceiveAsync(socket, 5));

        Assert.Equal([true, true, true, false, false], answers.Select(answer => answer.Shortly));
        Assert.Equal([answers[0].Said, answers[1].Said, answers[0].Said, answers[3].Said, answers[0].Said], answers.Select(answer => answer.Said));
        Assert.Contains("unreadable", answers[1].Said, StringComparison.Ordinal);
        Assert.Contains("\"state\"", answers[3].Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_on_and_on_and_reads_no_answer_is_left()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var (head, body) = Plain(key, desk.Ask([.. Enumerable.Repeat("3471234567", 60)]));
        var request = Encoding.Latin1.GetBytes(head + "\r\n" + body);
        using var socket = await ConnectAsync(receive: 4096);

        var left = await Record.ExceptionAsync(async () =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            while (true)
            {
                await socket.SendAsync(request, patience.Token);

                // Each is answered before the next one comes, as long as there is room for answers.
                await Task.Delay(1, patience.Token);
            }
        });

        Assert.IsType<SocketException>(left);
    }

    [Fact]
    public async Task A_key_taken_back_is_refused_on_a_connection_that_used_it()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var (head, body) = Plain(key, desk.Ask("3471234567"));
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(head + "\r\n" + body));
        Assert.True(Read(await ReceiveAsync(socket, 1))[0].Shortly);

        await new Stores.Files.FileGateKeys(desk.Files).RevokeAsync(key.Split('_')[1], desk.Clock.GetCurrentInstant(), default);
        await Task.Delay(1000);
        await socket.SendAsync(Encoding.Latin1.GetBytes(head + "\r\n" + body));

        Assert.StartsWith("401", Read(await ReceiveAsync(socket, 1))[0].Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_head_are_never_taken_for_one_and_never_fail()
    {
        var (head, _) = Plain("fgk_x", "{}");
        var bytes = Encoding.Latin1.GetBytes(head + "\r\n");
        Assert.True(PlainHead.TryRead(bytes, out var read));
        Assert.Equal((bytes.Length, 2, "Bearer fgk_x"), (read.Length, read.Body, Encoding.Latin1.GetString(read.Key)));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(PlainHead.TryRead(bytes.AsSpan(0, length), out _));
        }

        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var changed = (byte[])bytes.Clone();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            if (PlainHead.TryRead(changed, out var taken))
            {
                Assert.InRange(taken.Length, 1, changed.Length);
                Assert.InRange(taken.Body, 1, 999_999);
            }
        }
    }

    private static (string Head, string Body) Plain(string key, string body) => (
        $"POST /api/gate/decisions HTTP/1.1\r\nHost: 127.0.0.1:8081\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n",
        body);

    /// <summary>A request as somebody might write it: mostly well, sometimes oddly, sometimes wrongly.</summary>
    private (string Head, string Body) Written(Random random, string key, string other)
    {
        string One(params string[] of) => of[random.Next(of.Length)];
        bool Rarely() => random.Next(12) == 0;
        var body = Rarely() ? One("{", "{}", "[1]", desk.Ask(), desk.Ask("3471234567") + "}")
            : desk.Ask([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => "34" + random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture))]);
        var length = body.Length.ToString(CultureInfo.InvariantCulture);
        List<string> headers =
        [
            "Host: " + (Rarely() ? One("", "a b", "x:99999999", "[::1]:80", "ex_ample", "x:") : One("x", "127.0.0.1:8081", "gate.example")),
            "Authorization: " + (Rarely() ? One("Bearer " + other, "Basic " + key, "Bearer", "Bearer " + key[..^1], "Bearer  " + key, "bearer " + key) : "Bearer " + key),
            "Content-Type: " + (Rarely() ? One("text/plain", "application/jsonp", "application/json;charset=utf-8", "") : One("application/json", "application/json; charset=utf-8", "Application/JSON")),
            "Content-Length: " + (Rarely() ? One("0" + length, length + ", " + length, "-1", length + " ") : length),
        ];
        foreach (var more in new[] { "Accept: */*", "User-Agent: dialler/1.0", "Connection: keep-alive", "Accept-Encoding: gzip", "Accept-Language: *" })
        {
            if (random.Next(3) == 0)
            {
                headers.Add(more);
            }
        }

        if (Rarely())
        {
            headers.Add(One("Connection: close", "Expect: 100-continue", "Transfer-Encoding: identity", "X-Other: 1", headers[random.Next(headers.Count)], "Accept:*/*", "Accept : x", " folded: x", "no colon", "User-Agent: caf\u00e9"));
        }

        if (Rarely())
        {
            headers.RemoveAt(random.Next(headers.Count));
        }

        var order = headers.ToArray();
        random.Shuffle(order);
        var lines = order.Select(line => random.Next(4) == 0 && line.Contains(':', StringComparison.Ordinal)
            ? line[..line.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant() + line[line.IndexOf(':', StringComparison.Ordinal)..]
            : line);
        var first = Rarely() ? One("POST /api/gate/decisions?x=1 HTTP/1.1", "POST /api/gate/decisions HTTP/1.0", "GET /api/gate/decisions HTTP/1.1", "POST /api/gate/Decisions HTTP/1.1", "POST  /api/gate/decisions HTTP/1.1")
            : "POST /api/gate/decisions HTTP/1.1";
        return (first + "\r\n" + string.Concat(lines.Select(line => line + "\r\n")), body);
    }

    private async Task<Socket> ConnectAsync(int receive = 1 << 16)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = receive };
        await socket.ConnectAsync(IPAddress.Loopback, desk.Addresses[0].Port);
        return socket;
    }

    private async Task<Answer> AskAsync(string request)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        var answers = Read(await ReceiveAsync(socket, 1));
        return answers.Count > 0 ? answers[0] : new Answer("nothing", false);
    }

    private static async Task<string> ReceiveAsync(Socket socket, int answers)
    {
        var (text, buffer) = (new StringBuilder(), new byte[8192]);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            for (int read; Read(text.ToString()).Count < answers && (read = await socket.ReceiveAsync(buffer, patience.Token)) > 0;)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // It was left.
        }

        return text.ToString();
    }

    /// <summary>The answers that a text holds whole.</summary>
    private static List<Answer> Read(string text)
    {
        var answers = new List<Answer>();
        while (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end)
        {
            var lines = text[..end].Split("\r\n");
            var headers = lines[1..].Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            var length = headers.TryGetValue("Content-Length", out var stated) ? int.Parse(stated, CultureInfo.InvariantCulture) : 0;
            if (text.Length < end + 4 + length)
            {
                break;
            }

            answers.Add(new Answer(
                $"{lines[0].Split(' ')[1]} {string.Join(' ', headers.Keys.Order())} {headers.GetValueOrDefault("Content-Type")} {Same(text.Substring(end + 4, length))}",
                lines[1].StartsWith("Content-Type", StringComparison.Ordinal) && lines[0].EndsWith("200 OK", StringComparison.Ordinal)));
            text = text[(end + 4 + length)..];
        }

        return answers;
    }

    // What differs from one decision to the next says nothing.
    private static string Same(string body)
    {
        if (Json.Parse(Encoding.UTF8.GetBytes(body)) is not Result<Json>.Ok { Value: Json.Map map } || map["decisions"] is not Json.List decisions)
        {
            return body;
        }

        return map["book"] + string.Join(',', decisions.Items.Cast<Json.Map>().Select(one => $"{one["verdict"]} {one["reasons"]} {one["valid_until"]} {one["token"] is Json.Text}"));
    }

    private sealed record Answer(string Said, bool Shortly);
}
