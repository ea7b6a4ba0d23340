// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Filiera.Web;

/// <summary>Cookies opened before, so that each is decrypted once. What is in one never changes; whether its session still stands is asked each time.</summary>
internal sealed class KnownTickets(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    private const int Most = 1024;
    private readonly ConcurrentDictionary<(string? Text, string? Purpose), AuthenticationTicket> _known = new();

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (_known.TryGetValue((protectedText, purpose), out var known))
        {
            return known;
        }

        // A forgery is opened, and refused, each time it comes: it takes no place.
        if ((purpose is null ? inner.Unprotect(protectedText) : inner.Unprotect(protectedText, purpose)) is not { } ticket)
        {
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[(protectedText, purpose)] = ticket;
    }
}
