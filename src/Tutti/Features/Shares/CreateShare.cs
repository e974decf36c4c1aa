using System.Globalization;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Shares;

/// <summary>Makes a link to a document. By a link that one came by oneself, it gives no more, and holds no longer, than that one.</summary>
internal sealed record CreateShare(
    DocumentId DocumentId,
    ShareAccess Access,
    bool? MayShare = null,
    string? Label = null,
    int? ExpiresInHours = null,
    string? ExpiresAt = null,
    int? Uses = null) : IInDocument, IValidated
{
    private const int MostHours = 10 * 366 * 24, MostUses = 10_000, LongestLabel = 100;

    public Refusal? Validate() => this switch
    {
        { Label: { } label } when PlainText.CheckName("label", label) is { } wrong => wrong,
        { Label.Length: > LongestLabel } => new(RefusalCode.InvalidMessage, $"The label has at most {LongestLabel} characters."),
        { ExpiresInHours: not null, ExpiresAt: not null } => new(RefusalCode.InvalidMessage, "Say expires_in_hours or expires_at, not both."),
        { ExpiresInHours: not (null or (>= 1 and <= MostHours)) } => new(RefusalCode.InvalidMessage, $"A link holds for 1 to {MostHours} hours."),
        { ExpiresAt: { } text } when !IsTime(text, out _) => new(RefusalCode.InvalidMessage, "The field expires_at is a time such as 2030-01-31T12:00:00Z."),
        { Uses: not (null or (>= 1 and <= MostUses)) } => new(RefusalCode.InvalidMessage, $"A link has 1 to {MostUses} uses."),
        _ => null,
    };

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? EndsAt(DateTimeOffset now) => this switch
    {
        { ExpiresInHours: { } hours } => now.AddHours(hours),
        { ExpiresAt: { } text } when IsTime(text, out var time) => time,
        _ => null,
    };

    private static bool IsTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time)
        && text.Contains('T', StringComparison.Ordinal);
}

internal sealed class CreateShareHandler(IOptions<SharesOptions> limits, IOptions<TuttiOptions> tutti) : IHandler<CreateShare, NewShareView>
{
    private static readonly Refusal TooStrong = new(RefusalCode.PermissionDenied, "A link cannot give more than the one you came by."),
        TooLong = new(RefusalCode.PermissionDenied, "A link cannot hold longer than the one you came by."),
        TooOften = new(RefusalCode.PermissionDenied, "A link cannot have more uses than the one you came by."),
        TooDeep = new(RefusalCode.PermissionDenied, "Too many links were made one by another; ask for a new one."),
        TooMany = new(RefusalCode.Conflict, "There are as many links as there may be; revoke one first."),
        Past = new(RefusalCode.InvalidMessage, "The field expires_at has to lie in the future.");

    public async ValueTask<Outcome<NewShareView>> Handle(CreateShare input, ActionContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var endsAt = input.EndsAt(context.Now);
        if (endsAt <= context.Now) return Past;
        var byRole = ShareRights.ByRole(context);
        if (await ShareStore.CountAsync(db, input.DocumentId, null, context.At) >= limits.Value.LinksPerDocument) return TooMany;
        ShareLink? parent = null;
        if (!byRole)
        {
            parent = await ShareStore.ParentAsync(db, input.DocumentId, context.Person.Id, context.At);
            // They lost the right a moment ago.
            if (parent is null || !await ShareGrants.KeepAsync(db, input.DocumentId, context.Person.Id, parent.Id)) return ActionRights.NoSuchThing;
            if (await CheckAsync(input, context, parent, endsAt) is { } refusal) return refusal;
        }
        var token = ShareLink.NewToken();
        await Memberships.RememberAsync(db, context.Person);
        var link = Link(input, context, parent, endsAt);
        await ShareStore.InsertAsync(db, link, ShareLink.HashOf(token));
        var workspace = await ShareStore.WorkspaceAsync(db, input.DocumentId);
        context.Raise(new ShareCreated(
            workspace, link.DocumentId, link.Id, link.Access, link.MayShare, link.Label, link.ExpiresAt, link.MostUses));
        var url = tutti.Value.LinkTo(context.Caller.Origin, tutti.Value.SharePage + token);
        return new NewShareView(link.Id, token, url, link.Access, link.MayShare, link.Label, link.ExpiresAt, link.MostUses, 0);
    }

    private async ValueTask<Refusal?> CheckAsync(CreateShare input, ActionContext context, ShareLink parent, DateTimeOffset? endsAt)
    {
        if (input.Access > parent.Access) return TooStrong;
        if (parent.ExpiresAt is { } end && endsAt > Timestamps.Read(end)) return TooLong;
        if (input.Uses > parent.MostUses) return TooOften;
        if ((await ShareGrants.ChainAsync(context.Db, parent.Id)).Count >= ShareGrants.LongestChain) return TooDeep;
        var own = await ShareStore.CountAsync(context.Db, input.DocumentId, context.Person.Id, context.At);
        return own >= limits.Value.LinksPerGuest ? TooMany : null;
    }

    private static ShareLink Link(CreateShare input, ActionContext context, ShareLink? parent, DateTimeOffset? endsAt) => new()
    {
        Id = Guid.CreateVersion7(context.Now).ToString("D"),
        DocumentId = input.DocumentId,
        Access = input.Access,
        MayShare = input.MayShare ?? false,
        Label = input.Label?.Trim(),
        MostUses = input.Uses ?? parent?.MostUses,
        MadeUnder = parent?.Id,
        ByGuest = parent is not null && (parent.ByGuest || context.Person.IsGuest),
        CreatedBy = context.Person.Id,
        CreatedAt = context.At,
        ExpiresAt = endsAt is { } time ? Timestamps.Text(time) : parent?.ExpiresAt,
    };
}
