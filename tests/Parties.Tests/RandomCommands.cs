// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties.Tests;

/// <summary>Turns a list of choices into commands over three clients, four centres, three campaigns and four numbers.</summary>
internal sealed class RandomCommands(int[] choices, int days)
{
    private readonly Office _office = new();
    private readonly List<OrganisationId> _clients = [];
    private readonly List<OrganisationId> _centres = [];
    private readonly List<CampaignId> _campaigns = [];
    private int _next;

    public async Task<Office> PlayAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            _clients.Add(await _office.Client());
            _centres.Add(await _office.Centre());
            _campaigns.Add(await _office.Campaign(_clients[i], until: i == 1 ? Office.Day.PlusDays(days / 2) : null));
        }

        _centres.Add(await _office.Centre());
        while (_next < choices.Length)
        {
            var before = _office.Book;
            var accepted = await StepAsync();
            Assert.Equal(accepted ? before.Version + 1 : before.Version, _office.Book.Version);
        }

        return _office;
    }

    private async Task<bool> StepAsync() => Choose(9) switch
    {
        0 or 1 => await _office.Run(_office.Declaration(
            Of(_centres), Of(_clients), "+39084400000" + Choose(4), Day(), Choose(3) == 0 ? null : Day())) is Result<DeclaredNumberId>.Ok,
        2 => await _office.Run(new ReleaseCallerNumber.Command(Of(_office.Book.Numbers.Keys), Day())) is Result<DeclaredNumberId>.Ok,
        3 or 4 => await GiveMandateAsync(),
        5 => await _office.Run(new RevokeMandate.Command(Of(_office.Book.Mandates.Keys), Moment())) is Result<MandateId>.Ok,
        6 or 7 => await _office.Run(new AuthoriseSupplier.Command(
            Of(_office.Book.Mandates.Keys), Of(_centres), Of(_centres), Moment(), Choose(2) == 0 ? null : Moment())) is Result<SupplierAuthorisationId>.Ok,
        _ => Choose(3) == 0
            ? await _office.Run(new CloseCampaign.Command(Of(_campaigns), Day())) is Result<CampaignId>.Ok
            : await _office.Run(new WithdrawSupplier.Command(Of(_office.Book.Suppliers.Keys), Moment())) is Result<SupplierAuthorisationId>.Ok,
    };

    private async Task<bool> GiveMandateAsync()
    {
        var which = Choose(3);
        return await _office.Run(new GiveMandate.Command(
            _clients[which], Of(_centres), _campaigns[which], Moment(), Choose(3) == 0 ? null : Moment(), Choose(4))) is Result<MandateId>.Ok;
    }

    private int Choose(int count) => _next < choices.Length ? choices[_next++] % count : 0;

    private T Of<T>(IEnumerable<T> from)
        where T : struct
    {
        var all = from.ToList();
        return all.Count == 0 ? default : all[Choose(all.Count)];
    }

    private LocalDate Day() => Office.Day.PlusDays(Choose(days));

    private Instant Moment() => Office.Noon + Duration.FromHours(Choose(days * 4) * 6);
}
