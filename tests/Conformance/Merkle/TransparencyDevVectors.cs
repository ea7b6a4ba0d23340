// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Conformance;

/// <summary>transparency-dev/merkle, testdata: every case is proved or refused as its authors say.</summary>
public class TransparencyDevVectors
{
    [Fact]
    public void All_98_inclusion_cases_are_proved_or_refused_as_they_say() => Check("inclusion", 98, vector =>
        vector.Hash("leafHash") is { } leaf && vector.Hash("root") is { } root && vector.Number("leafIdx") is { } index
        && vector.Number("treeSize") is { } size
        && new InclusionProof(index, size, vector.Proof).Proves(leaf, root));

    [Fact]
    public void All_98_consistency_cases_are_proved_or_refused_as_they_say() => Check("consistency", 98, vector =>
        vector.Hash("root1") is { } root1 && vector.Hash("root2") is { } root2 && vector.Number("size1") is { } old
        && vector.Number("size2") is { } size
        && new ConsistencyProof(old, size, vector.Proof).Proves(root1, root2));

    [Fact]
    public void All_204_subtree_inclusion_cases_are_proved_or_refused_as_they_say() => Check("subtreeinclusion", 204, vector =>
        vector.Hash("leafHash") is { } leaf && vector.Hash("root") is { } root && vector.Number("leafIdx") is { } index
        && vector.Number("start") is { } start && vector.Number("end") is { } end
        && Subtree.IsValid(start, end)
        && new SubtreeInclusionProof(index, Subtree.Of(start, end), vector.Proof).Proves(leaf, root));

    [Fact]
    public void All_118_subtree_consistency_cases_are_proved_or_refused_as_they_say() => Check("subtreeconsistency", 118, vector =>
        vector.Hash("root1") is { } root1 && vector.Hash("root2") is { } root2 && vector.Number("start") is { } start
        && vector.Number("end") is { } end && vector.Number("size") is { } size
        && Subtree.IsValid(start, end)
        && new SubtreeConsistencyProof(Subtree.Of(start, end), size, vector.Proof).Proves(root1, root2));

    private static void Check(string folder, int expected, Func<MerkleVector, bool> proves)
    {
        var root = Vectors.Folder("merkle");
        var files = Vectors.Files(Path.Combine(root, folder), ".json");
        Assert.Equal(expected, files.Length);
        Assert.All(files, file =>
        {
            using var vector = new MerkleVector(file);
            Assert.Equal(!vector.IsRefused, proves(vector));
        });
    }
}
