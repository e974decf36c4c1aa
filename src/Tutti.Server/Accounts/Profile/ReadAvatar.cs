using Microsoft.Net.Http.Headers;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Someone's picture, for people who work with them. <c>v</c> names the picture one expects.</summary>
internal sealed record ReadAvatar(PersonId PersonId, string? V = null);

internal sealed class ReadAvatarHandler : IHandler<ReadAvatar, AvatarView>
{
    public async ValueTask<Outcome<AvatarView>> Handle(ReadAvatar input, ActionContext context, CancellationToken cancellationToken)
    {
        var isOwn = input.PersonId == context.Person.Id;
        if (!isOwn && !await AccessQueries.AreTogetherAsync(context.Db, context.Person.Id, input.PersonId, context.At))
            return ActionRights.NoSuchThing;
        return await AvatarStore.FindAsync(context.Db, input.PersonId) is { } avatar
            ? new AvatarView(avatar, avatar.Hash == input.V)
            : ActionRights.NoSuchThing;
    }
}

/// <summary>The picture's bytes, kept by the browser for ever when the address names them, and never anything but a picture.</summary>
internal sealed class AvatarView(AvatarRow avatar, bool isNamed) : IServedView
{
    public Task ServeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = isNamed ? "private, max-age=31536000, immutable" : "private, no-cache";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        return TypedResults.Bytes(avatar.Bytes, avatar.Type, entityTag: new EntityTagHeaderValue($"\"{avatar.Hash}\"")).ExecuteAsync(http);
    }
}
