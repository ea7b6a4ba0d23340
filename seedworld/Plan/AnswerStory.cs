// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>What is to be told about the register's answer that comes with a list.</summary>
public enum AnswerStory
{
    /// <summary>Asked two days ago by this controller.</summary>
    Fresh,

    /// <summary>Asked twenty days ago: older than an answer may be.</summary>
    TooOld,

    /// <summary>Asked by another controller, whose answers cannot be used.</summary>
    OfAnotherController,
}
