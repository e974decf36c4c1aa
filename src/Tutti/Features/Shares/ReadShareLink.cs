using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>What a link leads to, for whoever holds it, signed in or not.</summary>
internal sealed record ReadShareLink(string Token) : IForAnyone;

internal sealed class ReadShareLinkHandler(SharedDoor door) : IHandler<ReadShareLink, ShareLinkView>
{
    public async ValueTask<Outcome<ShareLinkView>> Handle(ReadShareLink input, ActionContext context, CancellationToken cancellationToken)
    {
        var found = await door.FindAsync(context, input.Token);
        if (found.Value is not { } link) return found.Refusal!;
        return new ShareLinkView(
            new SharedDocument(link.DocumentId, link.Kind, link.Title),
            link.Access,
            link.MayShare,
            new SharedBy(link.MakerName, link.MakerColor),
            link.ExpiresAt,
            door.NeedsAccount(link));
    }
}
