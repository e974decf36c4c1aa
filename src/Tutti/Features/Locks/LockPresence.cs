using Tutti.Actions;
using Tutti.Rooms;

namespace Tutti.Features.Locks;

/// <summary>Whether somebody who asks for something is in the document, and so may leave it.</summary>
internal sealed class LockPresence(IRoomGateway rooms)
{
    /// <summary>Whether they ask on a socket of the document, or have one open. It asks the room, so no transaction may be open.</summary>
    public async ValueTask<bool> IsHereAsync(ActionContext context, DocumentId document, CancellationToken cancellationToken)
    {
        if (context.Caller.IsOnSocket) return true;
        var present = await rooms.PresentAsync(document, cancellationToken);
        return present.Any(one => one.Person.Id == context.Person.Id);
    }
}
