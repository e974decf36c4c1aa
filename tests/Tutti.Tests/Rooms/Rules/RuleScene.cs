using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Types;
using Tutti.Kinds;
using Tutti.Rooms;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms.Rules;

/// <summary>Two people with documents of their own in one room, whose rules the test sets.</summary>
internal sealed class RuleScene : IAsyncDisposable, IEditRules, IDocumentRoots
{
    public static readonly DocumentId Document = DocumentId.New();

    private readonly List<IAsyncDisposable> _open = [];
    private Action<EditRulesBuilder> _rules = static _ => { };

    public RoomHost Host { get; private set; } = null!;

    public Person Alice { get; private set; } = null!;

    public Person Bob { get; private set; } = null!;

    /// <summary>The log of the room, so that a test can stop an edit on its way.</summary>
    public FaultyRoomLog Log { get; private set; } = null!;

    public static async Task<RuleScene> StartAsync(Action<EditRulesBuilder, RuleScene>? rules = null)
    {
        var scene = new RuleScene();
        scene.Host = await RoomHost.StartAsync(services => services
            .AddSingleton<IEditRules>(scene)
            .AddSingleton<IDocumentRoots>(scene)
            .AddSingleton<IRoomLog>(provider => scene.Log = new FaultyRoomLog(
                new SqlRoomLog(provider.GetRequiredService<IStore>(), provider.GetRequiredService<IRoomAppends>()))));
        (scene.Alice, scene.Bob) = (scene.Host.Person("Alice"), scene.Host.Person("Bob"));
        if (rules is not null) scene._rules = builder => rules(builder, scene);
        return scene;
    }

    public ValueTask AddToAsync(EditRulesBuilder rules, DocumentId document, CancellationToken cancellationToken)
    {
        _rules(rules);
        return default;
    }

    public ValueTask<IReadOnlyList<SharedRoot>?> FindAsync(DocumentId document) =>
        new((IReadOnlyList<SharedRoot>)[SharedRoot.Text("content"), SharedRoot.Things("nodes", "node"), SharedRoot.Things("edges", "edge")]);

    /// <summary>Other rules, as a feature changes them: with a transaction.</summary>
    public async Task RuleAsync(Action<EditRulesBuilder> rules)
    {
        using var transaction = await Host.Get<IStore>().BeginAsync(CancellationToken.None);
        Host.Get<RuleVersions>().RaiseWith(transaction, Document);
        _rules = rules;
        transaction.Commit();
    }

    public async Task<TestSocket> OpenAsync(Person person, string? dialect = Dialects.TuttiV1Name)
    {
        var socket = await Host.OpenAsync(person, Document, dialect);
        _open.Add(socket);
        if (dialect != Dialects.JsonName) await socket.NextSyncAsync(SyncStep.Step1);
        return socket;
    }

    /// <summary>A copy of the document as it is stored, to write in.</summary>
    public async Task<Copy> CopyAsync(Person person) => new(person, await StateAsync());

    public async Task<byte[]> StateAsync() =>
        (await Host.Get<RoomDirectory>().ReadAsync(Document, RoomKey.MainBranch, CancellationToken.None)).Whole.ToArray();

    /// <summary>What the document holds, as JSON.</summary>
    public async Task<string> JsonAsync()
    {
        using var copy = new Copy(Alice, await StateAsync());
        return $"{copy.Document.GetText("content")}|{copy.Document.GetMap("nodes").ToJson().ToJson()}";
    }

    /// <summary>Sends an update by HTTP.</summary>
    public async Task<Refusal?> PostAsync(Person person, byte[] update) =>
        (await Host.Get<IRoomGateway>().EditAsync(Document, RoomKey.MainBranch, By(person), update, CancellationToken.None)).Refusal;

    /// <summary>Makes a change without Yjs.</summary>
    public async Task<Refusal?> ChangeAsync(Person person, DocumentChange change) =>
        (await Host.Get<IRoomGateway>().ChangeAsync(Document, RoomKey.MainBranch, By(person), change, null, CancellationToken.None)).Refusal;

    public static HeldPlace Held(Person by, params string[] path) => new(by.Id, by.Name, path, TimeProvider.System.GetUtcNow().AddHours(1));

    public async ValueTask DisposeAsync()
    {
        foreach (var each in _open) await each.DisposeAsync();
        await Host.DisposeAsync();
    }

    private static Actor By(Person person) => new(person, null, "127.0.0.1");

    /// <summary>A client's document; each thing done to it is one update.</summary>
    internal sealed class Copy : IDisposable
    {
        private readonly Person _person;
        private byte[]? _update;

        public Copy(Person person, byte[] state)
        {
            _person = person;
            Document.ApplyUpdate(state);
            Document.Updated += update => _update = update.Bytes.ToArray();
        }

        public YDoc Document { get; } = new();

        public Person Person => _person;

        public byte[] Do(Action<YDoc> change)
        {
            Document.Transact(_ => change(Document));
            return _update!;
        }

        public byte[] SetNode(string id, string name, string value) => Do(document =>
        {
            var nodes = document.GetMap("nodes");
            if (!nodes.ContainsKey(id)) nodes.Set(id, new YMap());
            nodes[id].As<YMap>().Set(name, value);
        });

        public void Dispose() => Document.Dispose();
    }
}
