// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>An Italian municipality by its six-digit ISTAT code, such as 058091 for Roma.</summary>
public readonly record struct Municipality
{
    /// <exception cref="ArgumentException">Not six digits.</exception>
    public Municipality(string code) => Code = code is { Length: 6 } && code.All(char.IsAsciiDigit)
        ? code
        : throw new ArgumentException("An ISTAT municipality code has six digits.", nameof(code));

    /// <summary>Six digits, or null for <c>default</c>.</summary>
    public string? Code { get; }

    /// <inheritdoc/>
    public override string ToString() => Code ?? "(none)";
}
