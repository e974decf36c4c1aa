using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Tests.Support;

/// <summary>Rooms and sockets on a free loopback port over a real store, without accounts: who is who is told by the test.</summary>
internal sealed class RoomHost : IAsyncDisposable
{
    public const string Prefix = "/api/collaboration";

    private readonly WebApplication _app;
    private readonly bool _ownsData;

    private RoomHost(WebApplication app, string data, bool ownsData, TestRights rights, TestTokens tokens)
    {
        _app = app;
        _ownsData = ownsData;
        Data = data;
        Rights = rights;
        Tokens = tokens;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public string Data { get; }

    public TestRights Rights { get; }

    public TestTokens Tokens { get; }

    /// <summary>Whether people come by the fallback instead of WebSockets.</summary>
    public bool ByStream { get; init; }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RoomHost> StartAsync(
        Action<IServiceCollection>? configure = null,
        string? data = null,
        Action<RoomsOptions>? rooms = null,
        Action<SocketsOptions>? sockets = null,
        string[]? origins = null,
        bool byStream = false)
    {
        var ownsData = data is null;
        data ??= Directory.CreateTempSubdirectory("tutti-rooms-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var rights = new TestRights();
        var tokens = new TestTokens();
        configure?.Invoke(builder.Services);
        builder.Services.Configure<TuttiOptions>(options => options.Data = data);
        await TestStores.AddAsync(builder.Services, data);
        builder.Services.AddSingleton<IRoomAuthorizer>(rights);
        builder.Services.AddSingleton<IAccessTokenReader>(tokens);
        builder.Services.AddSingleton<ISocketActions, NoActions>();
        builder.Services.AddSingleton(new OriginPolicy(origins ?? []));
        builder.Services.AddRooms();
        if (rooms is not null) builder.Services.PostConfigure(rooms);
        if (sockets is not null) builder.Services.PostConfigure(sockets);
        var app = builder.Build();
        await app.Services.GetRequiredService<IStore>().MigrateAsync(CancellationToken.None);
        rights.Versions = app.Services.GetRequiredService<PermissionVersions>();
        app.MapGroup(Prefix).MapRooms(SocketEndpoint.DocumentRoute, SocketEndpoint.FromRoute);
        app.MapGroup(Prefix).MapStreams((http, refusal, status) =>
        {
            http.Response.StatusCode = status ?? refusal.Status;
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return new RoomHost(app, data, ownsData, rights, tokens) { ByStream = byStream };
    }

    /// <summary>A person who may do everything in every document unless the test says otherwise.</summary>
    public Person Person(string name)
    {
        var person = new Person(PersonId.New(), name, "#1c7ed6");
        Rights.Set(person, Role.Editor);
        return person;
    }

    public Uri SocketAddress(DocumentId document, string query = "") =>
        new($"ws://{Address.Authority}{Prefix}/ws/documents/{document}{query}");

    /// <summary>Opens a socket for a person, with a ticket.</summary>
    public async Task<TestSocket> OpenAsync(Person person, DocumentId document, string? dialect = Dialects.TuttiV1Name, string query = "")
    {
        var (ticket, _) = Get<Tickets>().Issue(new SignedIn(person, "session-of-" + person.Name), document, RoomKey.MainBranch);
        return ByStream
            ? new TestSocket(await OpenStreamAsync(person, document, dialect ?? Dialects.YWebSocketName, query))
            : await ConnectAsync(document, dialect, $"?ticket={ticket}{query}");
    }

    public Uri StreamAddress(DocumentId document, string query = "") => new($"{Address}{Prefix[1..]}/documents/{document}/stream{query}");

    /// <summary>A single-use ticket, as the end of an address.</summary>
    public string Ticket(Person person, DocumentId document) =>
        "&ticket=" + Get<Tickets>().Issue(new SignedIn(person, "session-of-" + person.Name), document, RoomKey.MainBranch).Text;

    /// <summary>Opens a stream for a person, with a ticket for it and for each of its POSTs.</summary>
    public Task<StreamSocket> OpenStreamAsync(
        Person person, DocumentId document, string dialect = Dialects.TuttiV1Name, string query = "") =>
        StreamSocket.OpenAsync(
            StreamAddress(document, $"?{Ticket(person, document)[1..]}{query}"), dialect, () => Ticket(person, document));

    /// <summary>Opens a socket without any proof.</summary>
    public async Task<TestSocket> ConnectAsync(
        DocumentId document, string? dialect = Dialects.TuttiV1Name, string query = "", Action<ClientWebSocketOptions>? options = null)
    {
        var socket = new ClientWebSocket();
        if (dialect is not null) socket.Options.AddSubProtocol(dialect);
        options?.Invoke(socket.Options);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await socket.ConnectAsync(SocketAddress(document, query), deadline.Token);
        return new TestSocket(socket);
    }

    /// <summary>Stops the server in order, keeping the data for the next one.</summary>
    public async Task StopAsync() => await _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsData) await TestStores.DeleteAsync(Data);
    }
}

/// <summary>Rights as the test sets them.</summary>
internal sealed class TestRights : IRoomAuthorizer
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<PersonId, Role> _roles = new();

    public PermissionVersions? Versions { get; set; }

    /// <summary>What happens between the answer and the joining.</summary>
    public Action? Answered { get; set; }

    public void Set(Person person, Role? role)
    {
        if (role is null) _roles.TryRemove(person.Id, out _);
        else _roles[person.Id] = role.Value;
    }

    public ValueTask<DocumentRights?> AuthorizeAsync(Person person, DocumentId document, CancellationToken cancellationToken)
    {
        var rights = _roles.TryGetValue(person.Id, out var role) ? new DocumentRights(role, Versions!.Current(document)) : null;
        var answered = Answered;
        Answered = null;
        answered?.Invoke();
        return ValueTask.FromResult(rights);
    }
}

/// <summary>Tokens that the test has handed out.</summary>
internal sealed class TestTokens : IAccessTokenReader
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, SignedIn> _tokens = new(StringComparer.Ordinal);

    public string For(Person person, DateTimeOffset? expiresAt = null, string? session = null)
    {
        var token = Guid.CreateVersion7().ToString("N");
        _tokens[token] = new SignedIn(person, session, expiresAt);
        return token;
    }

    public ValueTask<SignedIn?> ReadAsync(string token, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_tokens.GetValueOrDefault(token));
}

/// <summary>A server without any action.</summary>
internal sealed class NoActions : ISocketActions
{
    public ValueTask<Frame> RunAsync(
        JsonFrame frame, SignedIn who, string address, DocumentId document, CancellationToken cancellationToken) =>
        ValueTask.FromResult(RoomFrames.Error(new Refusal(RefusalCode.UnknownType, "No such message type."), frame.Ref));
}
