// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Files;

/// <summary>Registers what is kept in files.</summary>
public static class FileStores
{
    /// <summary>
    /// Registers <see cref="DataDirectory"/>, <see cref="IBlobs"/>, <see cref="IBlobChecks"/>, <see cref="IKeyStore"/>,
    /// <see cref="IIndexKeys"/>, <see cref="IAnswerIndexes"/>, <see cref="IAnswerIndexFiles"/>, <see cref="IFetchedParts"/>, and for the dial gate <see cref="IDialJournal"/>, <see cref="IDialJournalTurn"/>,
    /// <see cref="IGateLog"/>, <see cref="IClearanceKeys"/> and <see cref="IGateKeys"/>, for the register <see cref="ILogAccess"/>, <see cref="IRegisterSubscriptions"/> and <see cref="IWitnessPolicies"/>, for
    /// reminders <see cref="IReminderAddresses"/> and the <see cref="IOutboxSender"/> of e-mails, and <see cref="IStatusLists"/>, each once for the whole process.
    /// Nothing is touched on the disk before the first of them is asked for. An <see cref="IClock"/> must be registered too.
    /// </summary>
    public static IServiceCollection AddFileStores(this IServiceCollection services, FileStoreOptions options) => services
        .AddSingleton(_ => DataDirectory.Open(options.DataDirectory))
        .AddSingleton<FileBlobs>()
        .AddSingleton<IBlobs>(provider => provider.GetRequiredService<FileBlobs>())
        .AddSingleton<IBlobChecks>(provider => provider.GetRequiredService<FileBlobs>())
        .AddSingleton<IKeyStore>(provider => new FileKeyStore(
            provider.GetRequiredService<DataDirectory>(), provider.GetRequiredService<IClock>(), options.Signs))
        .AddSingleton<IIndexKeys, FileIndexKeys>()
        .AddSingleton<FileAnswerIndexes>()
        .AddSingleton<IAnswerIndexes>(provider => provider.GetRequiredService<FileAnswerIndexes>())
        .AddSingleton<IAnswerIndexFiles>(provider => provider.GetRequiredService<FileAnswerIndexes>())
        .AddSingleton<IFetchedParts, FileFetchedParts>()
        .AddSingleton(provider => new FileDialJournal(provider.GetRequiredService<DataDirectory>(), provider.GetRequiredService<IClock>()))
        .AddSingleton<IDialJournal>(provider => provider.GetRequiredService<FileDialJournal>())
        .AddSingleton<IDialJournalTurn>(provider => provider.GetRequiredService<FileDialJournal>())
        .AddSingleton<IDialJournalErasure>(provider => provider.GetRequiredService<FileDialJournal>())
        .AddSingleton<IGateLog, FileGateLog>()
        .AddSingleton<IGateReports, FileGateReports>()
        .AddSingleton<IClearanceKeys>(provider => new FileClearanceKeys(provider.GetRequiredService<DataDirectory>(), TimeProvider.System))
        .AddSingleton<IGateKeys, FileGateKeys>()
        .AddSingleton<IReminderAddresses, FileReminderAddresses>()
        .AddSingleton<IOutboxSender>(provider => new MailFolder(provider.GetRequiredService<DataDirectory>(), ReminderMessages.MailTopic))
        .AddSingleton<IRegisterSubscriptions, FileRegisterSubscriptions>()
        .AddSingleton<IStatusLists, FileStatusLists>()
        .AddSingleton<ILogAccess, FileLogAccess>()
        .AddSingleton<IWitnessPolicies, FileWitnessPolicy>();
}
