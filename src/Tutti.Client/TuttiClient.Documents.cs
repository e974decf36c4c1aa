using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tutti.Client.Rooms;

namespace Tutti.Client;

/// <content>What there is, and what is done to it without a socket.</content>
public sealed partial class TuttiClient
{
    private const int PageSize = 200;

    /// <summary>Who is signed in.</summary>
    public async Task<PersonInfo> ReadMeAsync(CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Get, "me", null, ClientJson.Default.MeView, cancellationToken).ConfigureAwait(false)).User;

    /// <summary>The workspaces one is in.</summary>
    public IAsyncEnumerable<WorkspaceInfo> ListWorkspacesAsync(CancellationToken cancellationToken = default) =>
        PagesAsync("workspaces?", "", ClientJson.Default.WorkspacePage, cancellationToken);

    /// <summary>The documents of a workspace, or all that one may see; the last changed first.</summary>
    public IAsyncEnumerable<DocumentInfo> ListDocumentsAsync(string? workspace = null, CancellationToken cancellationToken = default) =>
        PagesAsync(workspace is null ? "documents?" : $"workspaces/{Uri.EscapeDataString(workspace)}/documents?", "", ClientJson.Default.DocumentPage, cancellationToken);

    /// <summary>Makes a document.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="title">Its title.</param>
    /// <param name="kind"><c>artifact</c>, <c>workflow</c>, <c>pipeline</c> or <c>session</c>.</param>
    /// <param name="content">A first content in the kind's form.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<JsonElement> CreateDocumentAsync(
        string workspace, string title, string kind, JsonNode? content = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var body = new JsonObject { ["title"] = title, ["kind"] = kind };
        if (content is not null) body["content"] = content.DeepClone();
        return SendAsync(HttpMethod.Post, $"workspaces/{Uri.EscapeDataString(workspace)}/documents", body, cancellationToken);
    }

    /// <summary>The document's content as JSON, each shared type under its name.</summary>
    public Task<JsonElement> ReadContentAsync(string document, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, Of(document, "content"), null, cancellationToken);

    /// <summary>Changes the context of a session: null takes a key away. Everyone in the room is told.</summary>
    /// <returns>The version that holds it.</returns>
    public async Task<long> UpdateSessionAsync(string document, JsonObject changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var body = new JsonObject { ["changes"] = changes.DeepClone() };
        return (await SendAsync(HttpMethod.Patch, Of(document, "context"), body, ClientJson.Default.ChangedView, cancellationToken).ConfigureAwait(false)).Version;
    }

    /// <summary>What happened to the document, in order, behind a number.</summary>
    public IAsyncEnumerable<JsonElement> ListEventsAsync(string document, long after = 0, CancellationToken cancellationToken = default) =>
        PagesAsync(Of(document, "events?"), after.ToString(CultureInfo.InvariantCulture), ClientJson.Default.EventPage, cancellationToken);

    /// <summary>Makes the live end of a document; it connects when <see cref="LiveRoom.OpenAsync"/> is called.</summary>
    public LiveRoom Room(string document, LiveRoomOptions? options = null) => new(this, document, options ?? new LiveRoomOptions());

    private static string Of(string document, string part) => $"documents/{Uri.EscapeDataString(document)}/{part}";

    private async IAsyncEnumerable<T> PagesAsync<T>(
        string path, string after, JsonTypeInfo<PageView<T>> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = after;
        while (true)
        {
            var query = from.Length == 0 ? "" : $"&after={Uri.EscapeDataString(from)}";
            var page = await SendAsync(HttpMethod.Get, $"{path}limit={PageSize}{query}", null, type, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items) yield return item;
            if (page.Next is null || page.Next == from) yield break;
            from = page.Next;
        }
    }
}
