using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Changes how people work together: the frame for <see cref="ChangeSession"/>.</summary>
internal sealed record SetMode(DocumentId DocumentId, EditMode Mode) : IInDocument;

internal sealed class SetModeHandler(SessionSettings settings) : IHandler<SetMode, LiveSessionView>
{
    public async ValueTask<Outcome<LiveSessionView>> Handle(SetMode input, ActionContext context, CancellationToken cancellationToken) =>
        await settings.SetAsync(input.DocumentId, input.Mode, setsMost: false, null, context);
}
