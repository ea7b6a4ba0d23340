// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Composition;

/// <summary>Takes a signing key out of use and puts a new one in its place: one person asks, another approves, and both stand in the audit trail.</summary>
/// <remarks>What is approved is written down before it is done, so that a crash in between is finished by approving again.</remarks>
public sealed class KeyRotation(IKeyStore keys, IAuditTrail audit, IUnitOfWork unit)
{
    private const string Subject = "signing-key";
    private const string Asked = "key-rotation-asked";
    private const string Approved = "key-rotation-approved";

    /// <summary>Asks that the key in use for a purpose be replaced.</summary>
    /// <returns>The key, or <see cref="KeyPurposeUnknown"/>.</returns>
    public async Task<Result<TrustedKey>> AskAsync(string purpose, Actor by, CancellationToken ct)
    {
        if (await InUseAsync(purpose, ct) is not { } key)
        {
            return new KeyPurposeUnknown();
        }

        return await unit.CommitAsync<TrustedKey>(
            async token =>
            {
                await audit.AppendAsync(new AuditAct(by, Asked, Subject, key.Key.Id.Value, Json.Object(("purpose", purpose))), token);
                return key;
            },
            ct);
    }

    /// <summary>Approves what another person asked, and does it.</summary>
    /// <returns>
    /// The key retired and the one in its place; or <see cref="KeyPurposeUnknown"/>, <see cref="KeyRotationNotAsked"/>,
    /// <see cref="KeyRotationByOnePerson"/>, or why no key can be made.
    /// </returns>
    public async Task<Result<RotatedKey>> ApproveAsync(string purpose, Actor by, CancellationToken ct)
    {
        if (await InUseAsync(purpose, ct) is not { } key)
        {
            return new KeyPurposeUnknown();
        }

        var approved = await unit.CommitAsync<AuditHead>(
            async token =>
            {
                var story = await audit.ReadAsync(new AuditQuery { SubjectKind = Subject, SubjectId = key.Key.Id.Value, Limit = 1000 }, token);
                if (story.Any(entry => entry.Act.Verb == Approved))
                {
                    return story[^1].ToHead();
                }

                var asking = story.Where(entry => entry.Act.Verb == Asked).ToList();
                return asking.Count == 0 ? new KeyRotationNotAsked()
                    : asking.TrueForAll(entry => entry.Act.By == by) ? new KeyRotationByOnePerson()
                    : (await audit.AppendAsync(new AuditAct(by, Approved, Subject, key.Key.Id.Value, Json.Object(("purpose", purpose))), token)).ToHead();
            },
            ct);
        if (approved is Result<AuditHead>.Refused refused)
        {
            return refused.Refusals;
        }

        var kind = new KeyPurpose(purpose, key.Key.Algorithm);
        var retired = await keys.RetireAsync(kind, ct);
        if (retired is not Result<TrustedKey>.Ok { Value: var old })
        {
            return ((Result<TrustedKey>.Refused)retired).Refusals;
        }

        var opened = await keys.OpenOrCreateAsync(kind, ct);
        if (opened is not Result<SigningKey>.Ok { Value: var signing })
        {
            return ((Result<SigningKey>.Refused)opened).Refusals;
        }

        using (signing)
        {
            return new RotatedKey(old, (await keys.ListAsync(ct)).Single(one => one.Key == signing.Key));
        }
    }

    private async Task<TrustedKey?> InUseAsync(string purpose, CancellationToken ct) =>
        (await keys.ListAsync(ct)).FirstOrDefault(key => key.Purpose == purpose && key.RetiredAt is null);
}
