using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>A single-use ticket for opening a socket from where no header can be set.</summary>
internal sealed record CreateTicket(DocumentId DocumentId, string? Branch = null) : IInDocument;

/// <summary>The ticket, and the address of the socket without it.</summary>
internal sealed record TicketView(string Ticket, string Url, string ExpiresAt);

internal sealed class CreateTicketHandler(Tickets tickets, IOptions<TuttiOptions> options) : IHandler<CreateTicket, TicketView>
{
    public ValueTask<Outcome<TicketView>> Handle(
        CreateTicket input, ActionContext context, CancellationToken cancellationToken)
    {
        var branch = input.Branch ?? RoomKey.MainBranch;
        if (branch != RoomKey.MainBranch) return new(ActionRights.NoSuchThing);
        var (ticket, expiresAt) = tickets.Issue(context.Who!, input.DocumentId, branch);
        // http becomes ws, and https wss.
        var url = $"ws{context.Caller.Origin["http".Length..]}{options.Value.Prefix}/ws/documents/{input.DocumentId}";
        return new(new TicketView(ticket, url, Timestamps.Text(expiresAt)));
    }
}
