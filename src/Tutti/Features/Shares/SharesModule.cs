using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>Share links and who came by them: the table of contents.</summary>
internal static class SharesModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddOptions<SharesOptions>().BindConfiguration("Tutti:Shares").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SharedDoor>();
        services.AddSingleton<GuestArrivals>();
        actions.Add(new ActionDefinition<CreateShare, NewShareView, CreateShareHandler>(
            ActionKind.Create, "POST documents/{document_id}/shares", Permission.Share)
        {
            Feature = Feature.Sharing,
        });
        actions.Add<ListShares, Page<ShareView>, ListSharesHandler>(
            ActionKind.Read, "GET documents/{document_id}/shares", Permission.Share);
        actions.Add<RevokeShare, Nothing, RevokeShareHandler>(
            ActionKind.Write, "DELETE documents/{document_id}/shares/{share_id}", Permission.Share);
        actions.Add<ListDocumentPeople, DocumentPeopleView, ListDocumentPeopleHandler>(
            ActionKind.Read, "GET documents/{document_id}/people", Permission.See);
        actions.Add<RemoveGuest, Nothing, RemoveGuestHandler>(
            ActionKind.Write, "DELETE documents/{document_id}/people/{person_id}", Permission.Share);
        actions.Add<ReadShareLink, ShareLinkView, ReadShareLinkHandler>(ActionKind.Read, "GET share-links/{token}");
        actions.Add<RedeemShareLink, RedeemedShareView, RedeemShareLinkHandler>(ActionKind.Create, "POST share-links/{token}");
    }
}
