using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Features.Audit;

/// <summary>
/// Walks along a chain from its first link. It reads every event of a workspace, so few may do it at once.
/// </summary>
internal sealed class AuditVerifier
{
    private const int AtOnce = 1_000, MostWalks = 2;

    private const string Columns =
        "id, document_id, workspace_id, number, type, category, audience, person_id, at, session_id, address, data, chain, link, hash";

    private static readonly Refusal Busy = new(
        RefusalCode.RateLimited, "The audit is being verified for others; try again in a moment.", TimeSpan.FromSeconds(10));

    private int _walks;

    public async ValueTask<Outcome<VerifiedView>> VerifyAsync(Db db, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _walks) > MostWalks)
        {
            Interlocked.Decrement(ref _walks);
            return Busy;
        }
        try
        {
            return await WalkAsync(db, workspace.ToString(), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _walks);
        }
    }

    private static async Task<VerifiedView> WalkAsync(Db db, string chain, CancellationToken cancellationToken)
    {
        if (await StrangerAsync(db, chain) is { } stranger) return new VerifiedView(false, 0, stranger);
        // What is written while this walks lies behind this end, and is not looked at.
        var end = await CounterAsync(db, chain);
        long last = 0;
        var hash = "";
        EventFields? before = null;
        while (last < end.Number)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = await db.ListAsync<EventFields>(
                $"SELECT {Columns} FROM event WHERE chain = @chain AND link > @last AND link <= @end ORDER BY link LIMIT @AtOnce",
                new { chain, last, end = end.Number, AtOnce });
            if (rows.Count == 0) return Broken(last, new BrokenLink(last + 1, null, null, "missing"));
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                if (row.Link != last + 1) return Broken(last, new BrokenLink(last + 1, null, null, "missing"));
                if (row.HashAfter(hash) != row.Hash)
                    return Broken(last, Of(row, IsOutOfOrder(before, row, i + 1 < rows.Count ? rows[i + 1] : null) ? "out_of_order" : "changed"));
                hash = row.Hash!;
                last++;
                before = row;
            }
        }
        return before is null || hash == end.Hash ? new VerifiedView(true, last, null) : Broken(last - 1, Of(before, "changed"));
    }

    private static VerifiedView Broken(long good, BrokenLink link) => new(false, good, link);

    private static BrokenLink Of(EventFields row, string reason) => new(row.Link ?? 0, row.Id, row.At, reason);

    // Ids begin with the time, and links are given out in time: a row between two that it does not lie between was moved.
    private static bool IsOutOfOrder(EventFields? before, EventFields row, EventFields? next) =>
        (before is not null && string.CompareOrdinal(before.Id, row.Id) > 0)
        || (next is not null && string.CompareOrdinal(row.Id, next.Id) > 0);

    // Rows that say they belong to the workspace, and are no link of its chain; and links that nobody gave out. The counter
    // is read behind the rows, so that what is being written is not taken for one.
    private static async Task<BrokenLink?> StrangerAsync(Db db, string chain)
    {
        if (await FirstAsync(db, "workspace_id = @chain AND link IS NULL", chain) is { } unlinked) return unlinked;
        if (await FirstAsync(db, "chain = @chain AND link < 1", chain) is { } before) return before;
        // Counting by two indexes is quick; the search is only made when there is something to be found.
        var counts = await db.FirstAsync<Counts>(
            """
            SELECT (SELECT count(*) FROM event WHERE workspace_id = @chain) AS claimed, (SELECT count(*) FROM event WHERE chain = @chain) AS linked
            """,
            new { chain });
        if (counts!.Claimed > counts.Linked && await FirstAsync(db, "workspace_id = @chain AND chain <> @chain", chain) is { } foreign) return foreign;
        var beyond = await db.FirstAsync<EventFields>(
            $"SELECT {Columns} FROM event WHERE chain = @chain ORDER BY link DESC LIMIT 1", new { chain });
        var given = (await CounterAsync(db, chain)).Number;
        if (beyond is null || beyond.Link <= given) return null;
        var first = await db.FirstAsync<EventFields>(
            $"SELECT {Columns} FROM event WHERE chain = @chain AND link > @given ORDER BY link LIMIT 1", new { chain, given });
        return Of(first!, "inserted");
    }

    private static async Task<BrokenLink?> FirstAsync(Db db, string where, string chain) =>
        await db.FirstAsync<EventFields>($"SELECT {Columns} FROM event WHERE {where} ORDER BY id LIMIT 1", new { chain }) is { } row
            ? Of(row, "inserted")
            : null;

    private static async Task<CounterRow> CounterAsync(Db db, string chain) =>
        await db.FirstAsync<CounterRow>(
            "SELECT number, hash FROM event_counter WHERE scope = @scope", new { scope = EventCounters.ChainScope(chain) }) ?? new CounterRow();

    private sealed class Counts
    {
        public long Claimed { get; init; }

        public long Linked { get; init; }
    }
}
