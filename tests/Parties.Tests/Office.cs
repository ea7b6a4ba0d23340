// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties.Tests;

/// <summary>Every use case on one ledger in memory, with commands that are valid unless a test spoils them.</summary>
internal sealed class Office
{
    public static readonly LocalDate Day = new(2026, 10, 1);

    public static readonly Instant Noon = Instant.FromUtc(2026, 10, 1, 10, 0);

    public static readonly Actor Clerk = new("person:clerk");

    public static readonly ContentHash Contract = ContentHash.Of("a contract"u8);

    private readonly SeededIdentifiers _ids;
    private int _firms;

    public Office() => _ids = new SeededIdentifiers("office", Clock);

    public StoppedClock Clock { get; } = new(Noon);

    public MemoryLedger Ledger { get; } = new();

    public PartyBook Book => Ledger.Book;

    /// <summary>A VAT number that fits its check digit, different for every serial.</summary>
    public static string VatNumber(int serial)
    {
        var ten = FormattableString.Invariant($"{serial:0000000}058");
        return ten + PartitaIva.CheckDigitOf(ten);
    }

    public Task<Result<OrganisationId>> Run(RegisterOrganisation.Command command) =>
        new RegisterOrganisation(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<OrganisationId>> Run(CloseOrganisation.Command command) =>
        new CloseOrganisation(Ledger, Clock).RunAsync(command, Clerk, default);

    public Task<Result<SiteId>> Run(OpenSite.Command command) =>
        new OpenSite(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<SiteId>> Run(CloseSite.Command command) => new CloseSite(Ledger, Clock).RunAsync(command, Clerk, default);

    public Task<Result<DeclaredNumberId>> Run(DeclareCallerNumber.Command command) =>
        new DeclareCallerNumber(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<DeclaredNumberId>> Run(ReleaseCallerNumber.Command command) =>
        new ReleaseCallerNumber(Ledger, Clock).RunAsync(command, Clerk, default);

    public Task<Result<CampaignId>> Run(OpenCampaign.Command command) =>
        new OpenCampaign(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<CampaignId>> Run(CloseCampaign.Command command) =>
        new CloseCampaign(Ledger, Clock).RunAsync(command, Clerk, default);

    public Task<Result<MandateId>> Run(GiveMandate.Command command) =>
        new GiveMandate(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<MandateId>> Run(RevokeMandate.Command command) =>
        new RevokeMandate(Ledger, Clock).RunAsync(command, Clerk, default);

    public Task<Result<SupplierAuthorisationId>> Run(AuthoriseSupplier.Command command) =>
        new AuthoriseSupplier(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<SupplierAuthorisationId>> Run(WithdrawSupplier.Command command) =>
        new WithdrawSupplier(Ledger, Clock).RunAsync(command, Clerk, default);

    public Task<Result<PersonId>> Run(EnrolPerson.Command command) =>
        new EnrolPerson(Ledger, _ids, Clock).RunAsync(command, Clerk, default);

    public Task<Result<PersonId>> Run(ErasePerson.Command command) =>
        new ErasePerson(Ledger, Clock).RunAsync(command, Clerk, default);

    public async Task<OrganisationId> Firm(params Sequence<OrganisationRole> roles)
    {
        _firms++;
        var command = new RegisterOrganisation.Command(
            FormattableString.Invariant($"Ditta Fittizia {_firms} srl"), VatNumber(_firms), roles, null);
        return (await Run(command)).ValueOrThrow();
    }

    public Task<OrganisationId> Client() => Firm(OrganisationRole.Client);

    public Task<OrganisationId> Centre() => Firm(OrganisationRole.ContactCentre);

    public async Task<CampaignId> Campaign(OrganisationId client, LocalDate? from = null, LocalDate? until = null) =>
        (await Run(new OpenCampaign.Command(
            client, "Autunno", "energy", "promotion", CampaignTarget.NaturalPersons, CampaignChannel.Telephone, from ?? Day, until)))
        .ValueOrThrow();

    public async Task<MandateId> Mandate(
        OrganisationId client, OrganisationId centre, CampaignId campaign, Instant? start = null, Instant? end = null, int depth = 0) =>
        (await Run(new GiveMandate.Command(client, centre, campaign, start ?? Noon, end, depth))).ValueOrThrow();

    public DeclareCallerNumber.Command Declaration(
        OrganisationId centre, OrganisationId client, string number = "+39 0844 000 001", LocalDate? from = null, LocalDate? until = null) =>
        new(centre, client, number, from ?? Day, until, Contract, "Contratto con l'operatore");
}
