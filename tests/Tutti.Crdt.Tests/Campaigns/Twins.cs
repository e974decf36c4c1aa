namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Compares what two clients answer that were told the same.</summary>
internal static class Twins
{
    /// <summary>
    /// The first difference. While something waits, Yjs takes in less than we do, and takes structs from other updates
    /// later; and it cuts pairs where an update it knows already has them cut. Where the two went on differently then, the
    /// comparison is lost, not failed.
    /// </summary>
    public static string? Compare(Outcome ours, Outcome theirs, bool hasPairs, out bool isLost)
    {
        var difference = ours.IsPending == theirs.IsPending ? Difference(ours, theirs) : "pending";
        isLost = difference is not null && (hasPairs || ours.HasWaited || theirs.HasWaited);
        return isLost ? null : difference;
    }

    public static void AreSame(Outcome ours, Outcome theirs)
    {
        var difference = Difference(ours, theirs);
        Assert.True(difference is null, difference);
    }

    private static string? Difference(Outcome ours, Outcome theirs)
    {
        if (Bytes("state vector", ours.Vector, theirs.Vector) is { } vector) return vector;
        for (var i = 0; i < Math.Min(ours.Sent.Count, theirs.Sent.Count); i++)
        {
            if (Bytes($"update {i}", ours.Sent[i].V1, theirs.Sent[i].V1) is { } update) return update;
            if (Bytes($"update {i} in version 2", ours.Sent[i].V2, theirs.Sent[i].V2) is { } updateV2) return updateV2;
        }

        if (ours.Sent.Count != theirs.Sent.Count)
        {
            var rest = ours.Sent.Skip(theirs.Sent.Count).Concat(theirs.Sent.Skip(ours.Sent.Count));
            return $"{ours.Sent.Count} updates, {theirs.Sent.Count} of Yjs: {Convert.ToHexStringLower(rest.First().V1)}";
        }

        if (ours.IsPending) return null;
        if (ours.Content is not null && Text("content", ours.Content, theirs.Content!) is { } content) return content;
        if (ours.State is not null && Bytes("state", ours.State, theirs.State!) is { } state) return state;
        if (ours.State is not null && Bytes("state in version 2", ours.StateV2!, theirs.StateV2!) is { } stateV2) return stateV2;
        if (!string.Equals(ours.Hash, theirs.Hash, StringComparison.Ordinal)) return "state";
        for (var i = 0; i < ours.Diffs.Count; i++)
        {
            if (Bytes("diff", ours.Diffs[i], theirs.Diffs[i]) is { } diff) return diff;
        }

        return Text("events", string.Join('\n', ours.Events), string.Join('\n', theirs.Events));
    }

    public static string? Bytes(string what, byte[] ours, byte[] theirs) =>
        ours.AsSpan().SequenceEqual(theirs) ? null
            : $"{what}\nours: {Convert.ToHexStringLower(ours)}\nyjs:  {Convert.ToHexStringLower(theirs)}";

    public static string? Text(string what, string ours, string theirs)
    {
        if (string.Equals(ours, theirs, StringComparison.Ordinal)) return null;
        var (mine, yours) = (ours.Split('\n'), theirs.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(mine.Length, yours.Length))
            .First(i => !string.Equals(mine.ElementAtOrDefault(i), yours.ElementAtOrDefault(i), StringComparison.Ordinal));
        return $"{what}\nours: {mine.ElementAtOrDefault(at)}\nyjs:  {yours.ElementAtOrDefault(at)}";
    }
}
