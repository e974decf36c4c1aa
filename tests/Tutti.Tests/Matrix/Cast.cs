using Tutti.Access;
using Tutti.Store;
using Tutti.Tests.Actions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Matrix;

/// <summary>One of each kind of person, for all tries; and places that they have their part in.</summary>
internal sealed class Cast(TuttiHost host, IReadOnlyDictionary<string, Visitor> people)
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "owner", "admin", "editor", "commenter", "viewer",
        "link: view", "link: comment", "link: edit", "link: view and share", "outsider", "signed out",
    ];

    private static readonly Dictionary<string, (Role Access, bool MayShare)> Links = new(StringComparer.Ordinal)
    {
        ["link: view"] = (Role.Viewer, false),
        ["link: comment"] = (Role.Commenter, false),
        ["link: edit"] = (Role.Editor, false),
        ["link: view and share"] = (Role.Viewer, true),
    };

    public TuttiHost Host { get; } = host;

    public Visitor this[string column] => people[column];

    public static async Task<Cast> MakeAsync(TuttiHost host)
    {
        var people = new Dictionary<string, Visitor>(StringComparer.Ordinal) { ["signed out"] = host.Nobody() };
        foreach (var column in Columns.SkipLast(1)) people[column] = await host.GuestAsync(column);
        return new Cast(host, people);
    }

    /// <summary>A workspace with a document, in which each of the cast has their part.</summary>
    public async Task<Place> PlaceAsync()
    {
        var place = await Place.MakeAsync(Host, people["owner"]);
        using var transaction = await Host.Get<IStore>().BeginAsync(CancellationToken.None);
        var at = Timestamps.Text(Host.Clock.GetUtcNow());
        foreach (var role in new[] { Role.Admin, Role.Editor, Role.Commenter, Role.Viewer })
        {
            await Host.Get<Memberships>().SetAsync(
                transaction, new WorkspaceId(Guid.Parse(place.Workspace)), people[RoleNames.Of(role)].Person, role, at);
        }
        foreach (var (column, (access, mayShare)) in Links)
            await LinkAsync(transaction.Db, place, people[column], access, mayShare, at);
        transaction.Commit();
        return place;
    }

    private static async Task LinkAsync(Db db, Place place, Visitor guest, Role access, bool mayShare, string at)
    {
        var link = Guid.CreateVersion7().ToString("D");
        var values = new
        {
            link,
            document = place.Document,
            guest = guest.Person.Id,
            access = (int)access,
            mayShare = mayShare ? 1 : 0,
            maker = place.Owner.Person.Id,
            at,
        };
        await db.RunAsync(
            """
            INSERT INTO share_link (id, document_id, token_hash, access, may_share, uses, created_by, created_at)
            VALUES (@link, @document, @link, @access, @mayShare, 1, @maker, @at)
            """,
            values);
        await db.RunAsync(
            "INSERT INTO share_grant (document_id, person_id, link_id, granted_at) VALUES (@document, @guest, @link, @at)", values);
    }
}
