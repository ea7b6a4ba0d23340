// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace Filiera.Stores.Files.Tests;

public sealed class Registration
{
    [Fact]
    public void Every_port_that_files_answer_is_registered_and_nothing_is_made_before_it_is_asked_for()
    {
        using var temporary = new TemporaryDirectory();
        var services = new ServiceCollection()
            .AddSingleton<IClock>(TimeProvider.System.ToClock())
            .AddFileStores(new FileStoreOptions(temporary.Of("data")));
        using var provider = services.BuildServiceProvider();
        Assert.False(Directory.Exists(temporary.Of("data")));

        Assert.Same(provider.GetRequiredService<IBlobs>(), provider.GetRequiredService<IBlobChecks>());
        Assert.IsType<FileKeyStore>(provider.GetRequiredService<IKeyStore>());
        Assert.IsType<FileIndexKeys>(provider.GetRequiredService<IIndexKeys>());
        Assert.IsType<FileAnswerIndexes>(provider.GetRequiredService<IAnswerIndexes>());
        Assert.Same(provider.GetRequiredService<IDialJournal>(), provider.GetRequiredService<IDialJournalTurn>());
        Assert.IsType<FileGateLog>(provider.GetRequiredService<IGateLog>());
        Assert.IsType<FileGateReports>(provider.GetRequiredService<IGateReports>());
        Assert.IsType<FileClearanceKeys>(provider.GetRequiredService<IClearanceKeys>());
        Assert.IsType<FileGateKeys>(provider.GetRequiredService<IGateKeys>());
        Assert.True(Directory.Exists(temporary.Of("data", "keys")));
    }
}
