using Tutti.Access;
using Tutti.Store;

namespace Tutti.Tests.Support;

/// <summary>Share links as the store holds them, for tests of what they give.</summary>
internal static class Links
{
    /// <summary>Lets someone come by a link to a document.</summary>
    /// <returns>The link's id.</returns>
    public static async Task<string> LinkAsync(this TuttiHost host, string document, Visitor maker, Visitor guest, Role access, DateTimeOffset? expiresAt = null)
    {
        var link = Guid.CreateVersion7().ToString("D");
        var values = new
        {
            link,
            document,
            guest = guest.Person.Id.ToString(),
            access = (int)access,
            maker = maker.Person.Id.ToString(),
            at = Timestamps.Text(host.Clock.GetUtcNow()),
            ends = expiresAt is { } end ? Timestamps.Text(end) : null,
        };
        await host.RunSqlAsync(
            """
            INSERT INTO share_link (id, document_id, token_hash, access, may_share, uses, created_by, created_at, expires_at)
            VALUES (@link, @document, @link, @access, 0, 1, @maker, @at, CAST(@ends AS TEXT))
            """,
            values);
        await host.RunSqlAsync(
            "INSERT INTO share_grant (document_id, person_id, link_id, granted_at) VALUES (@document, @guest, @link, @at)", values);
        return link;
    }
}
