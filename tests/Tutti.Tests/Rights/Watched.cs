using Tutti.Access;
using Tutti.Crdt.Protocol;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rights;

/// <summary>
/// A document with someone of each kind in it, on open sockets: its owner, an editor (in every dialect), a viewer, and
/// someone who came by a link to edit.
/// </summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly List<TestSocket> _sockets = [];

    public required TuttiHost Host { get; init; }

    public required Visitor Owner { get; init; }

    public required Visitor Editor { get; init; }

    public required Visitor Viewer { get; init; }

    public required Visitor Guest { get; init; }

    public required string Document { get; init; }

    /// <summary>The link by which the guest came.</summary>
    public string Link { get; private set; } = "";

    public string Workspace => Owner.Workspace!;

    public string Path => $"workspaces/{Workspace}";

    public TestSocket OwnersSocket { get; private set; } = null!;

    public TestSocket EditorsSocket { get; private set; } = null!;

    public TestSocket ViewersSocket { get; private set; } = null!;

    public TestSocket GuestsSocket { get; private set; } = null!;

    /// <summary>The editor's other sockets: one for scripts, one of a plain Yjs provider.</summary>
    public TestSocket EditorsScript { get; private set; } = null!;

    public static async Task<Watched> StartAsync(TuttiHost host)
    {
        var owner = await host.GuestAsync("Owner");
        var watched = new Watched
        {
            Host = host,
            Owner = owner,
            Editor = await host.GuestAsync("Editor"),
            Viewer = await host.GuestAsync("Viewer"),
            Guest = await host.GuestAsync("Guest"),
            Document = await owner.DocumentAsync("Watched"),
        };
        await host.JoinAsync(watched.Workspace, watched.Editor, Role.Editor);
        await host.JoinAsync(watched.Workspace, watched.Viewer, Role.Viewer);
        watched.Link = await host.LinkAsync(watched.Document, owner, watched.Guest, Role.Editor);
        watched.OwnersSocket = await watched.OpenAsync(owner);
        watched.EditorsSocket = await watched.OpenAsync(watched.Editor);
        watched.EditorsScript = await watched.OpenAsync(watched.Editor, "tutti.json.v1");
        watched.ViewersSocket = await watched.OpenAsync(watched.Viewer);
        watched.GuestsSocket = await watched.OpenAsync(watched.Guest);
        return watched;
    }

    public async Task<TestSocket> OpenAsync(Visitor visitor, string dialect = "tutti.v1")
    {
        var socket = await LiveTests.OpenAsync(Host, visitor, Document, dialect: dialect);
        _sockets.Add(socket);
        await socket.NextJsonAsync("connected");
        return socket;
    }

    /// <summary>Opens a plain Yjs socket.</summary>
    public async Task<TestSocket> OpenPlainAsync(Visitor visitor)
    {
        var ticket = (await visitor.PostAsync("tickets", new { document_id = Document })).Expect(201).Json.Text("ticket");
        var socket = new System.Net.WebSockets.ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://{Host.Address.Authority}/api/collaboration/ws/documents/{Document}?ticket={ticket}"), CancellationToken.None);
        var plain = new TestSocket(socket);
        _sockets.Add(plain);
        await plain.NextSyncAsync(SyncStep.Step1);
        return plain;
    }

    /// <summary>Waits until sockets are closed with a code, and sees that nobody comes back.</summary>
    public static async Task ClosedAsync(int code, params TestSocket[] sockets)
    {
        foreach (var socket in sockets) Assert.Equal(code, await socket.ClosedAsync());
    }

    /// <summary>Sees that sockets are open and answered.</summary>
    public static async Task HoldsAsync(params TestSocket[] sockets)
    {
        foreach (var socket in sockets)
        {
            await socket.SendJsonAsync("""{"type":"heartbeat"}""");
            await socket.NextJsonAsync("heartbeat");
        }
    }

    /// <summary>Waits until sockets hear that they have another role.</summary>
    public static async Task BecomesAsync(string role, params TestSocket[] sockets)
    {
        foreach (var socket in sockets) Assert.Equal(role, (await socket.NextJsonAsync("permissions_changed")).Text("role"));
    }

    public async Task MayNotOpenAsync(Visitor visitor) =>
        (await visitor.PostAsync("tickets", new { document_id = Document })).Expect(404, "NOT_FOUND");

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) await socket.DisposeAsync();
    }
}
