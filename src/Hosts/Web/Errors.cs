// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>The key typed is not the operator's key.</summary>
public sealed record OperatorKeyWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "operator-key-wrong";

    /// <inheritdoc/>
    public override string Message => "This is not the operator's key of this installation.";

    /// <inheritdoc/>
    public override string Remedy => "Copy it from the file keys/operator.key in the data directory.";
}

/// <summary>The operator's key is missing or can be read by others.</summary>
public sealed record OperatorKeyUnusable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "operator-key-unusable";

    /// <inheritdoc/>
    public override string Message => "The file with the operator's key is missing, or others than its owner can read it.";

    /// <inheritdoc/>
    public override string Remedy => "Give keys/operator.key the permissions 0600, or delete it and start again for a new key.";
}

/// <summary>Too many wrong keys from one address.</summary>
/// <param name="Seconds">Seconds still to wait.</param>
public sealed record TooManyAttempts(long Seconds) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "too-many-attempts";

    /// <inheritdoc/>
    public override string Message => "Too many wrong keys came from this address.";

    /// <inheritdoc/>
    public override string Remedy => FormattableString.Invariant($"Wait {Seconds} seconds and try again.");
}

/// <summary>The same form was sent before, and what became of it is not known yet.</summary>
public sealed record FormUnderWay : Refusal
{
    /// <inheritdoc/>
    public override string Code => "form-under-way";

    /// <inheritdoc/>
    public override string Message => "This form was sent before and is still being carried out, or the program ended while it was.";

    /// <inheritdoc/>
    public override string Remedy => "Look whether it took effect; if it did not, open the page again and send the form from there.";
}

/// <summary>A form came without the token of the page that shows it.</summary>
public sealed record FormNotFromHere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "form-not-from-here";

    /// <inheritdoc/>
    public override string Message => "The form was not sent from a page of this installation, or the page was open for too long.";

    /// <inheritdoc/>
    public override string Remedy => "Open the page again and send the form from there.";
}

/// <summary>Demonstration personas exist on demonstration data only.</summary>
public sealed record PersonaNotHere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "persona-not-here";

    /// <inheritdoc/>
    public override string Message => "There is no such persona here: personas exist on demonstration data only.";

    /// <inheritdoc/>
    public override string Remedy => "Sign in with an account; the operator's key makes the first one.";
}

/// <summary>A field of a form or a filter of a list has a value that is not understood.</summary>
/// <param name="Field">The field's name as sent.</param>
public sealed record FieldNotUnderstood(string Field) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "field-not-understood";

    /// <inheritdoc/>
    public override string Message => $"The value of {Field} is not understood.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a value from the list; dates are written year-month-day, such as 2026-11-21.";
}

/// <summary>What the register was asked about is no VAT number, caller number or certificate number.</summary>
public sealed record RegisterNumberNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-number-not-understood";

    /// <inheritdoc/>
    public override string Message => "This is no number that the register could know.";

    /// <inheritdoc/>
    public override string Remedy =>
        "Write a VAT number with its 11 digits, a telephone number in international form such as +39 and its digits, a certificate number as it is printed.";
}

/// <summary>A QR code leads to the register of another host.</summary>
public sealed record CodeOfAnotherRegister : Refusal
{
    /// <inheritdoc/>
    public override string Code => "code-of-another-register";

    /// <inheritdoc/>
    public override string Message => "This code leads to another host than this register's.";

    /// <inheritdoc/>
    public override string Remedy => "A certificate counts only where its own register says so: make sure that the host is the one you trust, and ask there.";
}

/// <summary>The place after which changes are asked for is none.</summary>
public sealed record ChangesPlaceNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "changes-place-not-understood";

    /// <inheritdoc/>
    public override string Message => "The place after which changes are asked for is not understood.";

    /// <inheritdoc/>
    public override string Remedy => "Give the index of the last entry read, as \"next\" said it, or leave it out to read from the first.";
}

/// <summary>An upload is larger than this installation takes.</summary>
/// <param name="Limit">The most bytes it takes.</param>
public sealed record UploadTooLarge(long Limit) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "upload-too-large";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The file is larger than the {Limit} bytes this installation takes; nothing was kept.");

    /// <inheritdoc/>
    public override string Remedy => "Split the file, or ask the operator to raise Filiera:UploadLimit.";
}

/// <summary>An upload ended early or is not a form.</summary>
public sealed record UploadBroken : Refusal
{
    /// <inheritdoc/>
    public override string Code => "upload-broken";

    /// <inheritdoc/>
    public override string Message => "The upload did not arrive whole, or is not a form with files.";

    /// <inheritdoc/>
    public override string Remedy => "Send the form again from its page.";
}

/// <summary>Another program already listens on the port.</summary>
public sealed record PortInUse : Refusal
{
    /// <inheritdoc/>
    public override string Code => "port-in-use";

    /// <inheritdoc/>
    public override string Message => "Another program already listens on this address.";

    /// <inheritdoc/>
    public override string Remedy => "Stop the other program, or choose another port: --urls http://127.0.0.1:8081.";
}

/// <summary>A form of choices came without any choice.</summary>
public sealed record NothingChosen : Refusal
{
    /// <inheritdoc/>
    public override string Code => "nothing-chosen";

    /// <inheritdoc/>
    public override string Message => "Nothing was chosen.";

    /// <inheritdoc/>
    public override string Remedy => "Choose for at least one line, then send the form again.";
}

/// <summary>Two columns of a list were chosen for one thing.</summary>
public sealed record ColumnChosenTwice : Refusal
{
    /// <inheritdoc/>
    public override string Code => "column-chosen-twice";

    /// <inheritdoc/>
    public override string Message => "Another column was already chosen for the same thing.";

    /// <inheritdoc/>
    public override string Remedy => "Choose it for the column that really holds it, and leave the other as it is.";
}

/// <summary>No column of a list was chosen for the telephone number.</summary>
public sealed record NumberColumnNotChosen : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-column-not-chosen";

    /// <inheritdoc/>
    public override string Message => "No column was chosen for the telephone number.";

    /// <inheritdoc/>
    public override string Remedy => "Choose \"telephone number\" beside the column that holds the numbers to call.";
}

/// <summary>Nobody said under which host this installation issues credentials.</summary>
public sealed record RegisterHostNotSet : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-host-not-set";

    /// <inheritdoc/>
    public override string Message => "It is not said under which host this installation issues credentials.";

    /// <inheritdoc/>
    public override string Remedy => "Set Filiera:RegisterHost (or FILIERA_REGISTER_HOST) and start again.";
}

/// <summary>A production run on demonstration data, whose personas anybody may step into.</summary>
public sealed record ProductionOnDemonstrationData : Refusal
{
    /// <inheritdoc/>
    public override string Code => "production-on-demonstration-data";

    /// <inheritdoc/>
    public override string Message => "The data directory holds demonstration data, on which anybody may sign in as an invented person.";

    /// <inheritdoc/>
    public override string Remedy => "Name another data directory with --data; an empty one becomes a new installation.";
}

/// <summary>A production run with a secret that everybody knows.</summary>
/// <param name="Setting">Which setting holds it.</param>
public sealed record ProductionWithDefaultSecret(string Setting) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "production-with-default-secret";

    /// <inheritdoc/>
    public override string Message => $"The secret in {Setting} is one that everybody knows or guesses.";

    /// <inheritdoc/>
    public override string Remedy => "Replace it with at least sixteen random characters, in the environment or in a file named by the setting with _FILE.";
}

/// <summary>A production run that does not know under which name it is reached.</summary>
public sealed record ProductionWithoutHostName : Refusal
{
    /// <inheritdoc/>
    public override string Code => "production-without-host-name";

    /// <inheritdoc/>
    public override string Message => "The setting AllowedHosts names no host, or lets any pass.";

    /// <inheritdoc/>
    public override string Remedy => "Set AllowedHosts to the name people use, such as filiera.example.";
}

/// <summary>A production run that names no proxy which speaks TLS before it.</summary>
public sealed record ProductionWithoutProxy : Refusal
{
    /// <inheritdoc/>
    public override string Code => "production-without-proxy";

    /// <inheritdoc/>
    public override string Message => "The setting Filiera:Proxies names no proxy, and without one nobody speaks TLS with the browsers.";

    /// <inheritdoc/>
    public override string Remedy => "Set Filiera:Proxies to the address from which the proxy asks, such as 127.0.0.1.";
}

/// <summary>The list of proxies holds something that is no address and no network.</summary>
public sealed record ProxyNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "proxy-not-understood";

    /// <inheritdoc/>
    public override string Message => "The setting Filiera:Proxies holds something that is neither an address nor a network.";

    /// <inheritdoc/>
    public override string Remedy => "Write addresses or networks with semicolons between, such as 127.0.0.1;10.0.0.0/24.";
}

/// <summary>A request that did not come through TLS, in a run for real people.</summary>
public sealed record ConnectionNotSecure : Refusal
{
    /// <inheritdoc/>
    public override string Code => "connection-not-secure";

    /// <inheritdoc/>
    public override string Message => "This installation answers through TLS alone, and the request did not come that way.";

    /// <inheritdoc/>
    public override string Remedy => "Use the address that begins with https; the operator's proxy must send X-Forwarded-Proto and be named in Filiera:Proxies.";
}
