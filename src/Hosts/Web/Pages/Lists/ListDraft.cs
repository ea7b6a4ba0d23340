// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A list about to be delivered, with what goes with it; the files are kept already.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Centre">The contact centre that will call.</param>
/// <param name="Campaign">The campaign it is for.</param>
/// <param name="Content">The list.</param>
/// <param name="Inputs">The other files.</param>
/// <param name="Mapping">What a person said of the list; null leaves everything to recognition. Without columns it cannot be screened yet.</param>
public sealed record ListDraft(
    string Name, OrganisationId Centre, CampaignId Campaign, ContentHash Content, Sequence<DeliveredFile> Inputs, ListMapping? Mapping = null)
{
    /// <summary>A mapping that says nothing.</summary>
    public static ListMapping NothingSaid { get; } = new(null, null, null, null, []);

    /// <summary>What the use case is asked to take in.</summary>
    public ReceiveContactList.Command ToCommand() => new(Name, Centre, Campaign, Content, Inputs, Mapping: Mapping);

    /// <summary>What the preview is asked.</summary>
    public PreviewScreening.Command ToPreview(Supposition? supposed) => new(Centre, Campaign, Content, Inputs, null, supposed, Mapping);
}
