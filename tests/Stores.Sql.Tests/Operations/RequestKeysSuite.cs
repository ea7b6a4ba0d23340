// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Keys of requests, the same on every engine.</summary>
public abstract class RequestKeysSuite(Engine engine)
{
    private static readonly Actor One = new("person:one");
    private static readonly Actor Two = new("person:two");
    private static readonly ContentHash Asked = ContentHash.Of("asked"u8);
    private static readonly KeptAnswer Answer = new(201, "/api/v1/lists/1", Sequence.From("{}"u8.ToArray()));

    [Fact]
    public async Task The_same_request_under_the_same_key_gets_the_answer_it_got()
    {
        await using var db = await engine.CreateAsync();

        Assert.Equal(new Result<KeptAnswer?>.Ok(null), await BeginAsync(db, One, Asked));
        Assert.Equal(new Result<KeptAnswer?>.Refused([new RequestUnderWay()]), await BeginAsync(db, One, Asked));
        await EndAsync(db, One);
        Assert.Equal(new Result<KeptAnswer?>.Ok(Answer), await BeginAsync(db, One, Asked));
        Assert.Equal(new Result<KeptAnswer?>.Refused([new RequestKeyUsedAgain()]), await BeginAsync(db, One, ContentHash.Of("other"u8)));
        Assert.Equal(new Result<KeptAnswer?>.Ok(null), await BeginAsync(db, Two, Asked));
    }

    [Fact]
    public async Task A_request_refused_may_be_sent_again_under_its_key()
    {
        await using var db = await engine.CreateAsync();
        await BeginAsync(db, One, Asked);
        await db.WithAsync<IRequestKeys, int>(async keys =>
        {
            await keys.ForgetAsync(One, "key", default);
            return 0;
        });

        Assert.Equal(new Result<KeptAnswer?>.Ok(null), await BeginAsync(db, One, ContentHash.Of("corrected"u8)));
    }

    [Fact]
    public async Task A_request_whose_program_ended_is_never_carried_out_again_by_itself()
    {
        await using var db = await engine.CreateAsync();
        await BeginAsync(db, One, Asked);
        db.Clock.Advance(Duration.FromMinutes(10));

        Assert.Equal(new Result<KeptAnswer?>.Refused([new RequestOutcomeUnknown()]), await BeginAsync(db, One, Asked));
    }

    [Fact]
    public async Task A_key_is_forgotten_after_seven_days_when_the_next_one_comes()
    {
        await using var db = await engine.CreateAsync();
        await BeginAsync(db, One, Asked);
        await EndAsync(db, One);
        db.Clock.Advance(Duration.FromDays(RequestKeys.KeptDays) + Duration.FromSeconds(1));
        await BeginAsync(db, Two, Asked);

        Assert.Equal(new Result<KeptAnswer?>.Ok(null), await BeginAsync(db, One, Asked));
    }

    private static Task<Result<KeptAnswer?>> BeginAsync(TestDatabase db, Actor by, ContentHash request) =>
        db.WithAsync<IRequestKeys, Result<KeptAnswer?>>(keys => keys.BeginAsync(by, "key", request, default));

    private static Task EndAsync(TestDatabase db, Actor by) => db.WithAsync<IRequestKeys, int>(async keys =>
    {
        await keys.EndAsync(by, "key", Answer, default);
        return 0;
    });
}
