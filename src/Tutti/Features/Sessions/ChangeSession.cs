using System.Text.Json;
using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Changes how a session is held: the mode, the maximum of people (null for none), or both.</summary>
internal sealed record ChangeSession(DocumentId DocumentId, EditMode? Mode = null, JsonElement MaxUsers = default) : IInDocument, IValidated
{
    /// <summary>The maximum that is asked for.</summary>
    public int? Most => MaxUsers.ValueKind == JsonValueKind.Number ? MaxUsers.GetInt32() : null;

    public Refusal? Validate()
    {
        if (Mode is null && MaxUsers.ValueKind == JsonValueKind.Undefined)
            return new Refusal(RefusalCode.InvalidMessage, "Say what to change: mode or max_users.");
        var isSound = MaxUsers.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            || (MaxUsers.ValueKind == JsonValueKind.Number && MaxUsers.TryGetInt32(out _));
        return isSound ? null : new Refusal(RefusalCode.InvalidMessage, "The field max_users is a number, or null for none.");
    }
}

internal sealed class ChangeSessionHandler(SessionSettings settings, IOptions<SessionsOptions> options) : IHandler<ChangeSession, LiveSessionView>
{
    public ValueTask<Refusal?> Prepare(ChangeSession input, ActionContext context, CancellationToken cancellationToken) =>
        new(SessionSettings.Check(input.Most, options.Value));

    public async ValueTask<Outcome<LiveSessionView>> Handle(ChangeSession input, ActionContext context, CancellationToken cancellationToken) =>
        await settings.SetAsync(
            input.DocumentId, input.Mode, input.MaxUsers.ValueKind != JsonValueKind.Undefined, input.Most, context);
}
