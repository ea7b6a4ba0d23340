// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>An act reached a store with something of another organisation in it: the request is answered with 403 and nothing is kept.</summary>
public sealed class NotYoursException : Exception
{
    public NotYoursException()
        : base("The act concerns another organisation.")
    {
    }
}
