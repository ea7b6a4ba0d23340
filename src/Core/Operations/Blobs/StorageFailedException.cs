// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>The disk did not do what it was asked: an outage. What was acknowledged before is untouched; what was under way was not kept.</summary>
public class StorageFailedException : IOException
{
    /// <param name="refusal">What to tell the person concerned: <see cref="DiskFull"/>, <see cref="DiskReadOnly"/> or <see cref="BlobDamaged"/>.</param>
    /// <param name="inner">What the system said, or null.</param>
    public StorageFailedException(Refusal refusal, Exception? inner = null)
        : base(refusal.ToString(), inner) => Refusal = refusal;

    /// <summary>The public code, message and remedy.</summary>
    public Refusal Refusal { get; }
}
