using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Features.Sessions;

/// <summary>Changes how many people may take part, null for as many as like: the frame for <see cref="ChangeSession"/>.</summary>
internal sealed record SetMaxUsers(DocumentId DocumentId, int? MaxUsers) : IInDocument;

internal sealed class SetMaxUsersHandler(SessionSettings settings, IOptions<SessionsOptions> options) : IHandler<SetMaxUsers, LiveSessionView>
{
    public ValueTask<Refusal?> Prepare(SetMaxUsers input, ActionContext context, CancellationToken cancellationToken) =>
        new(SessionSettings.Check(input.MaxUsers, options.Value));

    public async ValueTask<Outcome<LiveSessionView>> Handle(SetMaxUsers input, ActionContext context, CancellationToken cancellationToken) =>
        await settings.SetAsync(input.DocumentId, null, setsMost: true, input.MaxUsers, context);
}
