// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>How many failures make an account wait, and how long.</summary>
internal static class Lockout
{
    public const int Failures = 5;

    public static Duration Wait { get; } = Duration.FromMinutes(15);

    public static bool IsLocked(this Account account, Instant now) =>
        account.LockoutEnd is { } end && now < Instant.FromDateTimeOffset(end);

    public static void Fail(this Account account, Instant now)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount >= Failures)
        {
            account.AccessFailedCount = 0;
            account.LockoutEnd = (now + Wait).ToDateTimeOffset();
        }
    }

    public static void Succeed(this Account account)
    {
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
    }
}
