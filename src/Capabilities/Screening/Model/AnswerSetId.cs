// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One set of the register's answers, compiled and kept encrypted.</summary>
public readonly record struct AnswerSetId(Guid Value);
