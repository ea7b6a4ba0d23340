// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files.Tests;

public sealed class Locks
{
    [Fact]
    public void A_lock_has_one_holder_at_a_time()
    {
        using var temporary = new TemporaryDirectory();
        var path = temporary.Of("writer");

        var first = DirectoryLock.TryTake(path);
        Assert.NotNull(first);
        Assert.Null(DirectoryLock.TryTake(path));

        first.Dispose();
        using var second = DirectoryLock.TryTake(path);
        Assert.NotNull(second);
    }
}
