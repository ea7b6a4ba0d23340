// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;
using NodaTime;

namespace Filiera.Stores.Files.Tests;

public sealed class FileStatusListTests : IDisposable
{
    private static readonly Instant _start = Instant.FromUtc(2026, 3, 1, 8, 0);

    private readonly TemporaryDirectory _temporary = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Book => _temporary.Of("data", "status", "revocation-1.book");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_credential_keeps_its_bit_and_shares_it_with_none()
    {
        var places = new List<StatusPlace>();
        for (var i = 0; i < 200; i++)
        {
            places.Add(await Lists().PlaceOfAsync(StatusPurpose.Revocation, $"urn:x:{i}", _start, Ct));
        }

        Assert.Equal(200, places.Distinct().Count());
        Assert.Equal(places[7], await Lists().PlaceOfAsync(StatusPurpose.Revocation, "urn:x:7", _start + Duration.FromDays(1), Ct));
        Assert.All(places, place => Assert.Equal("revocation-1", place.List));
        Assert.DoesNotContain("urn:x", await File.ReadAllTextAsync(Book, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_ask_at_once_no_bit_is_used_twice()
    {
        var places = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => Lists().PlaceOfAsync(StatusPurpose.Suspension, $"urn:x:{i % 16}", _start, Ct), Ct)));

        Assert.Equal(16, places.Distinct().Count());
    }

    [Fact]
    public async Task A_bit_is_set_and_cleared_and_every_list_issued_is_kept()
    {
        var lists = Lists();
        var place = await lists.PlaceOfAsync(StatusPurpose.Suspension, "urn:x:1", _start, Ct);
        await lists.SetAsync(StatusPurpose.Suspension, "urn:x:1", set: true, _start + Duration.FromHours(1), Ct);
        await lists.KeepAsync(place.List, Json.Object(("issuer", "did:web:register.example")), _start + Duration.FromHours(2), Ct);
        var suspended = (await Lists().FindAsync(place.List, Ct))!;
        await lists.SetAsync(StatusPurpose.Suspension, "urn:x:1", set: false, _start + Duration.FromHours(3), Ct);
        await lists.KeepAsync(place.List, Json.Object(("issuer", "did:web:other.example")), _start + Duration.FromHours(4), Ct);
        var restored = (await Lists().FindAsync(place.List, Ct))!;

        Assert.Equal((true, _start + Duration.FromHours(1), _start + Duration.FromHours(2)), (suspended.Bits[place.Index], suspended.ChangedAt, suspended.IssuedAt));
        Assert.Equal((false, _start + Duration.FromHours(3), _start + Duration.FromHours(4)), (restored.Bits[place.Index], restored.ChangedAt, restored.IssuedAt));
        Assert.Equal(2, Directory.GetFiles(_temporary.Of("data", "status", place.List)).Length);
        var issuer = Did.Web("register.example");
        Assert.True(suspended.IsCurrent(issuer, _start + Duration.FromHours(2)));
        Assert.False(suspended.IsCurrent(issuer, _start + Duration.FromHours(3)));
        Assert.False(restored.IsCurrent(issuer, _start + Duration.FromHours(4)));
    }

    [Fact]
    public async Task There_is_no_list_before_the_first_and_none_of_another_name()
    {
        Assert.Null(await Lists().FindAsync("revocation-1", Ct));
        Assert.Null(await Lists().FindAsync("../keys", Ct));
        Assert.Null(await Lists().FindAsync("revocation-", Ct));
    }

    [Fact]
    public async Task A_line_cut_off_by_a_crash_is_forgotten_and_a_damaged_one_stops_everything()
    {
        var lists = Lists();
        var first = await lists.PlaceOfAsync(StatusPurpose.Revocation, "urn:x:1", _start, Ct);
        await File.AppendAllTextAsync(Book, "{\"at\":", Ct);

        Assert.Equal(first, await lists.PlaceOfAsync(StatusPurpose.Revocation, "urn:x:1", _start, Ct));
        await lists.PlaceOfAsync(StatusPurpose.Revocation, "urn:x:2", _start, Ct);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Book, Ct)).Length);

        await File.WriteAllTextAsync(Book, (await File.ReadAllTextAsync(Book, Ct)).Replace("placed", "shaped", StringComparison.Ordinal), Ct);
        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => lists.FindAsync("revocation-1", Ct));
        Assert.Equal(new StatusBookDamaged(Path.Combine("status", "revocation-1.book")), failure.Refusal);
    }

    private FileStatusLists Lists() => new(DataDirectory.Open(_temporary.Of("data")));
}
