using Tutti.Access;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Features.Activity;

/// <summary>
/// Makes a page of activity: reads events newest first, leaves out what the reader may not be told, and puts like ones
/// together. A page ends before the first event that would begin an entry too many, or when enough rows have been looked at.
/// </summary>
internal static class ActivityReader
{
    public static async Task<Page<ActivityView>> ReadAsync(Db db, EventQuery query, Permission reader, int? limit)
    {
        var size = limit ?? PageSize.Usual;
        var groups = new List<ActivityGroup>(size);
        var open = new Dictionary<DocumentId, ActivityGroup>();
        var next = query.After;
        for (var looked = 0; looked < EventQuery.MostScanned;)
        {
            var atOnce = Math.Max(20, size * 3 / 2);
            var (rows, goesOn) = await (query with { After = next }).ReadAsync(db, atOnce);
            foreach (var row in rows)
            {
                var audience = (Permission)row.Audience;
                if ((reader & audience) == audience && !Take(row, groups, open, size)) return Page(groups, next);
                next = row.Id;
            }
            if (goesOn is null) return Page(groups, null);
            next = goesOn;
            looked += rows.Count;
            // Few rows, and yet there are more: the read has looked at as many as it may.
            if (rows.Count < atOnce) break;
        }
        return Page(groups, next);
    }

    private static bool Take(EventEntry row, List<ActivityGroup> groups, Dictionary<DocumentId, ActivityGroup> open, int size)
    {
        if (row.DocumentId is { } known && open.TryGetValue(known, out var group) && group.Take(row)) return true;
        if (groups.Count == size) return false;
        groups.Add(new ActivityGroup(row));
        // What comes next of this document is compared with this one: whatever was before is closed.
        if (row.DocumentId is { } document) open[document] = groups[^1];
        return true;
    }

    private static Page<ActivityView> Page(List<ActivityGroup> groups, string? next) =>
        new([.. groups.Select(group => group.ToView())], next);
}
