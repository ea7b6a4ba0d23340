// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>How a state word is drawn. The word says it; icon and colour only help.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>Met, valid, done.</summary>
    Met,

    /// <summary>Wants a person's attention.</summary>
    Attention,

    /// <summary>Not met, refused, broken.</summary>
    Breach,

    /// <summary>Not known, not run, not applicable.</summary>
    Unknown,
}
