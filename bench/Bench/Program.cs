// SPDX-License-Identifier: EUPL-1.2
Console.WriteLine("usage: bench <name>");
