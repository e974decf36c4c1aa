using Tutti.Connections;
using Tutti.Store;

namespace Tutti.Features.Statistics;

/// <summary>
/// The connections of one document: how many are open, and what went over them and those before since somebody is there without a
/// break (<c>opened_at</c>, missing when nobody is).
/// </summary>
internal sealed record RoomConnectionsView(
    DocumentId DocumentId,
    string? OpenedAt,
    int Sockets,
    int People,
    long MessagesIn,
    long MessagesOut,
    long BytesIn,
    long BytesOut,
    long LongestMs,
    long AverageMs,
    IReadOnlyList<ConnectionShareView> Dialects,
    IReadOnlyList<ConnectionShareView> Transports)
{
    public static RoomConnectionsView Of(DocumentId document, DocumentFigures? figures) => figures is null
        ? new RoomConnectionsView(document, null, 0, 0, 0, 0, 0, 0, 0, 0, [], [])
        : new RoomConnectionsView(
            document,
            Timestamps.Text(figures.OpenedAt),
            figures.Dialects.Sum(one => one.Value),
            figures.People.Count,
            figures.All.MessagesIn,
            figures.All.MessagesOut,
            figures.All.BytesIn,
            figures.All.BytesOut,
            (long)figures.All.Longest.TotalMilliseconds,
            (long)(figures.All.Together.TotalMilliseconds / Math.Max(1, figures.All.Connections)),
            Shares(figures.Dialects, Tutti.Connections.Dialects.NameOf),
            Shares(figures.Transports, TransportOf));

    private static List<ConnectionShareView> Shares<T>(IReadOnlyList<KeyValuePair<T, int>> counts, Func<T, string> name) =>
        [.. counts.Select(one => new ConnectionShareView(name(one.Key), one.Value)).OrderBy(one => one.Name, StringComparer.Ordinal)];

    private static string TransportOf(Transport transport) => transport == Transport.Stream ? "stream" : "websocket";
}

/// <summary>How many open sockets are of a sort.</summary>
internal sealed record ConnectionShareView(string Name, int Sockets);
