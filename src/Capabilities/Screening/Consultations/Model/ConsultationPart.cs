// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One file of what is asked: a consultation is cut into parts where it exceeds a limit.</summary>
/// <param name="Number">From 1.</param>
/// <param name="FileName">The name under which it is handed out.</param>
/// <param name="Content">Its hash.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="FirstRow">The number of its first row.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="SendFrom">The first instant at which the daily limit leaves room for it; the moment of export where no limit stands against it.</param>
public sealed record ConsultationPart(int Number, string FileName, ContentHash Content, long Bytes, long FirstRow, long Rows, Instant SendFrom);
