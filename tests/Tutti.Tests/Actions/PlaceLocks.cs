using Tutti.Access;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>Locks of a place, for one try of one action: the owner's, an editor's, and an editor's for which the owner waits.</summary>
internal sealed record PlaceLocks(string Own, string Other, string Awaited)
{
    public static async Task<PlaceLocks> MakeAsync(TuttiHost host, Visitor owner, string workspace, string document)
    {
        var locks = new PlaceLocks(NewId(), NewId(), NewId());
        using var transaction = await host.Get<IStore>().BeginAsync(CancellationToken.None);
        var editor = new Person(PersonId.New(), "Holder", "#123456");
        var now = host.Clock.GetUtcNow();
        await host.Get<Memberships>().SetAsync(transaction, new WorkspaceId(Guid.Parse(workspace)), editor, Role.Editor, Timestamps.Text(now));
        await transaction.Db.RunAsync("INSERT INTO lock_counter (document_id, fence) VALUES (@document, 3)", new { document });
        (string Id, PersonId Holder, string Place)[] rows = [(locks.Own, owner.Person.Id, "a"), (locks.Other, editor.Id, "b"), (locks.Awaited, editor.Id, "c")];
        foreach (var (id, holder, place) in rows)
        {
            await transaction.Db.RunAsync(
                """
                INSERT INTO document_lock (id, document_id, resource_type, resource_id, place, person_id, session_id, address, ttl, fence, is_bound,
                  acquired_at, expires_at)
                VALUES (@id, @document, 'path', @path, @path, @holder, 'session', '127.0.0.1', 3600, @fence, 0, @at, @end)
                """,
                new
                {
                    id,
                    document,
                    path = "/files/held-" + place,
                    holder,
                    fence = place[0] - 'a' + 1,
                    at = Timestamps.Text(now),
                    end = Timestamps.Text(now.AddHours(1)),
                });
        }
        await transaction.Db.RunAsync(
            """
            INSERT INTO lock_waiter (lock_id, person_id, document_id, position, session_id, address, is_bound)
            VALUES (@Awaited, @owner, @document, 1, 'session', '127.0.0.1', 0)
            """,
            new { locks.Awaited, owner = owner.Person.Id, document });
        transaction.Commit();
        return locks;
    }

    private static string NewId() => Guid.CreateVersion7().ToString("D");
}
