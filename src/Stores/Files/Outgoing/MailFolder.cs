// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime.Text;

namespace Filiera.Stores.Files;

/// <summary>Writes e-mails as files for a mail server to fetch: a maildir, <c>outgoing/mail/new/NAME.eml</c>.</summary>
/// <remarks>
/// A file is there whole or not at all. Its name and its Message-ID come from the message's key: told twice, it is written once while it is
/// still there, and a mail server that has taken it knows the second as the same.
/// </remarks>
/// <param name="directory">The data directory.</param>
/// <param name="topic">The messages it takes: each with <c>at</c>, <c>from</c>, <c>subject</c>, <c>text</c> and a list <c>to</c>.</param>
public sealed class MailFolder(DataDirectory directory, string topic) : IOutboxSender
{
    private const int LineLength = 75;

    /// <inheritdoc/>
    public string Topic => topic;

    private string Folder => Path.Combine(directory.Outgoing, "mail");

    /// <inheritdoc/>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public Task SendAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = StandardWebhook.IdOf(message.Key);
        DataDirectory.Ensure(directory.Outgoing);
        foreach (var part in new[] { Folder, Path.Combine(Folder, "tmp"), Path.Combine(Folder, "new"), Path.Combine(Folder, "cur") })
        {
            DataDirectory.Ensure(part);
        }

        if (Directory.EnumerateFiles(Path.Combine(Folder, "cur"), id + ".eml*").Any())
        {
            return Task.CompletedTask;
        }

        Disk.Write(() =>
        {
            var draft = Path.Combine(Folder, "tmp", id + "." + Path.GetRandomFileName());
            using (var file = Disk.Create(draft))
            {
                file.Write(Encoding.ASCII.GetBytes(Write(message, id)));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, Path.Combine(Folder, "new", id + ".eml"), overwrite: true);
            Disk.SyncDirectory(Path.Combine(Folder, "new"));
        });
        return Task.CompletedTask;
    }

    /// <summary>The message as RFC 5322 has it, in ASCII.</summary>
    private static string Write(OutboxMessage message, string id)
    {
        var body = (Json.Map)message.Body;
        var at = InstantPattern.ExtendedIso.Parse(Text(body, "at")).GetValueOrThrow().ToDateTimeUtc();
        var to = ((Json.List)body["to"]!).Items.OfType<Json.Text>().Select(one => one.Value);
        return string.Join("\r\n",
        [
            "From: <" + Text(body, "from") + ">",
            "To: " + string.Join(",\r\n ", to.Select(one => "<" + one + ">")),
            "Date: " + at.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
            "Message-ID: <" + id + "@filiera.invalid>",
            "Subject: =?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(body, "subject"))) + "?=",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            .. Text(body, "text").Split('\n').Select(line => Quoted(line.TrimEnd('\r'))),
        ]);
    }

    private static string Text(Json.Map map, string name) => ((Json.Text)map[name]!).Value;

    // Quoted-printable: what is not printable ASCII as =XX, lines of at most 76 characters with their soft break.
    private static string Quoted(string line)
    {
        var (text, length) = (new StringBuilder(), 0);
        var bytes = Encoding.UTF8.GetBytes(line);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isPlain = bytes[i] is > 32 and < 127 and not (byte)'=' || (bytes[i] == ' ' && i < bytes.Length - 1);
            var piece = isPlain ? ((char)bytes[i]).ToString() : "=" + bytes[i].ToString("X2", CultureInfo.InvariantCulture);
            if (length + piece.Length > LineLength)
            {
                text.Append("=\r\n");
                length = 0;
            }

            text.Append(piece);
            length += piece.Length;
        }

        return text.ToString();
    }
}
