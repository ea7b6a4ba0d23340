// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a witness answers, as status and text of HTTP.</summary>
/// <param name="Status">200 with cosignatures; 400, 403 (no known key signed), 404 (unknown log), 409 with the size it knows, 422 (the proof does not hold).</param>
/// <param name="Text">One signature line each, or the size; empty otherwise.</param>
public sealed record WitnessAnswer(int Status, string Text = "");
