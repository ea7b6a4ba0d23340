// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What is to be done next about a consultation.</summary>
public enum ConsultationAct
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Write the files to hand over.</summary>
    Export,

    /// <summary>Hand the files over and take in the answer when it comes.</summary>
    Import,

    /// <summary>Ask the register what became of it: its time is over.</summary>
    Chase,

    /// <summary>Finish what was begun: take in the file again.</summary>
    ImportAgain,

    /// <summary>Ask the register again before the answers lapse, or because they have.</summary>
    Repeat,
}
