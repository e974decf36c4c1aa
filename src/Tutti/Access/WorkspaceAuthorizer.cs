using System.Collections.Concurrent;
using Tutti.Store;

namespace Tutti.Access;

/// <summary>
/// Tutti's own answer to who may do what: the role in the document's workspace, and what share links give. Answers are
/// kept in memory until the document's permission number is raised or a link they come from ends.
/// </summary>
internal sealed class WorkspaceAuthorizer(IStore store, PermissionVersions versions, TimeProvider clock) : IRoomAuthorizer
{
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<(PersonId Person, DocumentId Document), DocumentRights> _kept = new();

    public async ValueTask<DocumentRights?> AuthorizeAsync(
        Person person, DocumentId document, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue((person.Id, document), out var kept) && kept.AreOf(versions.Current(document), now)) return kept;
        using var connection = store.OpenRead();
        var db = new Db(connection, null);
        if (await AccessQueries.WorkspaceOfAsync(db, document) is not { } workspace) return null;
        // Both before the tables are read: rights that change in between are looked up again, never kept.
        versions.Belongs(document, workspace);
        var version = versions.Current(document);
        var found = await AccessQueries.FindAsync(db, person.Id, document, Timestamps.Text(now));
        if (Combine(found, version) is not { } rights) return null;
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept[(person.Id, document)] = rights;
    }

    /// <summary>What someone is in a workspace; null for a stranger, and when there is none.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="alsoDeleted">Whether one that was deleted counts too.</param>
    public async ValueTask<WorkspaceRights?> AuthorizeAsync(PersonId person, WorkspaceId workspace, bool alsoDeleted = false)
    {
        using var connection = store.OpenRead();
        var found = await AccessQueries.FindAsync(new Db(connection, null), person, workspace, alsoDeleted);
        return found is null ? null : new WorkspaceRights((Role)found.Role, Feature.All & ~FeatureNames.Read(found.FeaturesOff));
    }

    // The rows of one document: one for a member, one for each link somebody came by.
    private static DocumentRights? Combine(IReadOnlyList<AccessRow> rows, long version)
    {
        Role role = default;
        var permissions = Permission.None;
        var features = Feature.None;
        var isMember = false;
        DateTimeOffset? until = null;
        foreach (var row in rows)
        {
            features = Feature.All & ~FeatureNames.Read(row.FeaturesOff);
            if (row.LinkId is null) isMember = true;
            else if (!LinkHolds(features, row.IsGuest)) continue;
            var given = (Role)row.Role;
            if (given > role) role = given;
            permissions |= PermissionMatrix.Of(given) | (row.MayShare ? Permission.Share : Permission.None);
            if (row.ExpiresAt is not null && Timestamps.Read(row.ExpiresAt) is var end && !(end > until)) until = end;
        }
        if (permissions == Permission.None) return null;
        return new DocumentRights(role, version) { Permissions = permissions, Features = features, IsMember = isMember, Until = until };
    }

    /// <summary>Whether what a link gives is switched on, for someone who came without an account or by a guest's link, or not.</summary>
    public static bool LinkHolds(Feature features, bool isGuest) =>
        features.HasFlag(Feature.Sharing) && (!isGuest || features.HasFlag(Feature.Guests | Feature.PublicLinks));
}
