// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Who an identity provider says somebody is, after every check.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Issuer">Its issuer, which with the subject names the person for ever.</param>
/// <param name="Subject">The person there.</param>
/// <param name="Next">Where to go afterwards.</param>
/// <param name="BindsTo">The account that asked to be bound; null for a sign-in.</param>
public sealed record OpenIdPerson(OpenIdProvider Provider, string Issuer, string Subject, string Next, Guid? BindsTo)
{
    /// <summary>The provider alone: a subject is personal.</summary>
    public override string ToString() => Provider.Key;
}
