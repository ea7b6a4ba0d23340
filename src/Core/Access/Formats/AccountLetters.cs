// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Access;

/// <summary>The letters about accounts, in Italian and then in English: nobody knows yet which of them their reader reads.</summary>
public static class AccountLetters
{
    /// <summary>The topic under which they wait to be sent.</summary>
    public const string Topic = "account-mail";

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.Create("dd'/'MM'/'uuuu HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>The letter with the link of an invitation.</summary>
    public static (string Subject, string Text) Invitation(string link, Instant until) => (
        "Invito a Filiera / Invitation to Filiera",
        $"""
        Sei invitato a usare Filiera. Il collegamento vale una volta, fino al {On(until)} (ora italiana):

        {link}

        Chi non lo aspettava può buttarlo: senza aprirlo non succede niente.

        --

        You are invited to use Filiera. The link works once, until {On(until)} (Italian time):

        {link}

        If you did not expect it, throw it away: nothing happens unless it is opened.
        """);

    /// <summary>The letter with the link that replaces a password.</summary>
    public static (string Subject, string Text) PasswordReset(string link, Instant until) => (
        "Nuova password per Filiera / New password for Filiera",
        $"""
        Qualcuno ha chiesto una nuova password per questo account di Filiera. Il collegamento vale una volta, fino al {On(until)} (ora italiana):

        {link}

        Chi non lo ha chiesto può buttarlo: la password resta quella che è.

        --

        Somebody asked for a new password for this account of Filiera. The link works once, until {On(until)} (Italian time):

        {link}

        If it was not you, throw it away: the password stays as it is.
        """);

    private static string On(Instant instant) => Moment.Format(RomeTime.At(instant).LocalDateTime);
}
