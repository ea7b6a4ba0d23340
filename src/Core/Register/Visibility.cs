// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Filiera.Register.Tests")]
[assembly: InternalsVisibleTo("Filiera.Conformance")]
[assembly: InternalsVisibleTo("Filiera.Crash")]
