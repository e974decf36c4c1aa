using Tutti.Store;

namespace Tutti.Actions.Events;

/// <summary>Gives events from before there was a chain their links, at the first start after that; before anyone is served.</summary>
internal sealed class EventSealing(IStore store)
{
    private const int AtOnce = 1_000;

    private const string Columns =
        "id, document_id, workspace_id, number, type, category, audience, person_id, at, session_id, address, data, chain, link, hash";

    public async Task SealAsync(CancellationToken cancellationToken)
    {
        int sealedNow;
        do
        {
            sealedNow = await SealSomeAsync(cancellationToken);
        }
        while (sealedNow == AtOnce);
    }

    private async Task<int> SealSomeAsync(CancellationToken cancellationToken)
    {
        using (var connection = store.OpenRead())
        {
            var any = await new Db(connection, null).FirstAsync<string>("SELECT id FROM event WHERE link IS NULL LIMIT 1");
            if (any is null) return 0;
        }
        using var transaction = await store.BeginAsync(cancellationToken);
        // Another server may start over the same database at this moment: one seals, the other waits here.
        await transaction.Db.RunAsync(
            """
            INSERT INTO event_counter (scope, number, hash) VALUES ('sealing', 0, '')
            ON CONFLICT (scope) DO UPDATE SET number = event_counter.number
            """);
        var rows = await transaction.Db.ListAsync<EventFields>(
            $"SELECT {Columns} FROM event WHERE link IS NULL ORDER BY id LIMIT @AtOnce", new { AtOnce });
        var counters = await EventCounters.TakeAsync(transaction.Db, rows);
        foreach (var row in rows)
        {
            counters.Seal(row);
            await transaction.Db.RunAsync(
                """
                UPDATE event SET chain = @Chain, link = @Link, hash = @Hash WHERE id = @Id;
                UPDATE event_counter SET hash = @Hash WHERE scope = 'chain/' || @Chain;
                """,
                row);
        }
        transaction.Commit();
        return rows.Count;
    }
}
