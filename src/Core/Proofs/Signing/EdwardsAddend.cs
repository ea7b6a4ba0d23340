// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>A point of edwards25519 written for being added often: y + x, y − x and 2dxy.</summary>
internal readonly struct EdwardsAddend(in FieldElement more, in FieldElement less, in FieldElement twisted)
{
    public readonly FieldElement More = more;
    public readonly FieldElement Less = less;
    public readonly FieldElement Twisted = twisted;
}
