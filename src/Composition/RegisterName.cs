// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Composition;

/// <summary>Under which name an installation keeps its log.</summary>
internal static class RegisterName
{
    private const string Usual = "filiera.example/log";
    private const string Demonstration = "demonstration.filiera.example/log";

    /// <summary>The name in the newest checkpoint, which can never change; for a log to be begun, the one configured.</summary>
    public static RegisterOptions Of(Installation installation, ILogAccess log)
    {
        // One small file, read once, before anything is published.
        var note = log.Files.ReadCheckpointAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return note is not null
            && SignedNote.Parse(note) is Result<SignedNote>.Ok { Value.Text: var text }
            && Checkpoint.Parse(text) is Result<Checkpoint>.Ok { Value.Origin: var origin } && NoteKey.IsName(origin)
            ? new RegisterOptions(origin)
            : new RegisterOptions(installation.LogOrigin ?? (installation.Demonstration ? Demonstration : Usual));
    }
}
