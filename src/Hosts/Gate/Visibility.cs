// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Filiera.Flows")]
