using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Server;
using Tutti.Store;

namespace Tutti.Tests.Support;

/// <summary>The real server, in process, on a free loopback port over a real store; see <see cref="TestStores"/>.</summary>
internal sealed class TuttiHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _data;

    private TuttiHost(WebApplication app, string data, ShiftedClock clock)
    {
        _app = app;
        _data = data;
        Clock = clock;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _data;

    public ShiftedClock Clock { get; }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static Task<TuttiHost> StartAsync(params string[] settings) => StartAsync(new TestLog(), settings);

    /// <summary>As <see cref="StartAsync(string[])"/>, with its log kept.</summary>
    public static Task<TuttiHost> StartAsync(TestLog log, params string[] settings) =>
        StartInAsync(Directory.CreateTempSubdirectory("tutti-host-").FullName, log, settings);

    /// <summary>Starts over the data that another one left.</summary>
    public static Task<TuttiHost> StartInAsync(string data, TestLog log, params string[] settings) =>
        StartWithAsync(_ => { }, data, log, settings);

    /// <summary>As <see cref="StartInAsync"/>, with parts put in the place of the server's own.</summary>
    public static async Task<TuttiHost> StartWithAsync(
        Action<IServiceCollection> replace, string? data = null, TestLog? log = null, params string[] settings)
    {
        data ??= Directory.CreateTempSubdirectory("tutti-host-").FullName;
        var clock = new ShiftedClock();
        string[] store = await TestStores.DatabaseAsync(data) is { } database ? [$"--Tutti:Database={database}"] : [];
        string[] args = ["--environment=Development", "--urls=http://127.0.0.1:0", $"--data={data}", .. store, .. settings];
        var app = ServerApp.Build(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log ?? new TestLog());
            builder.Services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(clock);
            replace(builder.Services);
        });
        await app.StartAsync();
        return new TuttiHost(app, data, clock);
    }

    /// <summary>Someone who is not signed in.</summary>
    public Visitor Nobody() => new(this);

    /// <summary>A guest with a workspace.</summary>
    public async Task<Visitor> GuestAsync(string name = "Gast")
    {
        var visitor = Nobody();
        var reply = await visitor.PostAsync("auth/guest", new { name });
        visitor.SignIn(reply.Expect(201));
        return visitor;
    }

    /// <summary>Puts someone into a workspace without an invitation.</summary>
    public async Task JoinAsync(string workspace, Visitor visitor, Role role)
    {
        using var transaction = await Get<IStore>().BeginAsync(CancellationToken.None);
        await Get<Memberships>().SetAsync(
            transaction, new WorkspaceId(Guid.Parse(workspace)), visitor.Person, role, Timestamps.Text(Clock.GetUtcNow()));
        transaction.Commit();
    }

    /// <summary>Takes away what keeps events as they are, as somebody with the whole database in hand could.</summary>
    public async Task UnlockEventsAsync()
    {
        foreach (var trigger in new[] { "event_stays", "event_remains" })
            await RunSqlAsync(TestStores.ArePostgres ? $"DROP TRIGGER {trigger} ON event" : $"DROP TRIGGER {trigger}");
    }

    /// <summary>Writes events down and tells of them, as an action does.</summary>
    public async Task RaiseAsync(Visitor by, params IReadOnlyList<IEvent> events)
    {
        IReadOnlyList<EventRow> rows;
        using (var transaction = await Get<IStore>().BeginAsync(CancellationToken.None))
        {
            var actor = new Actor(by.Person, "session", "127.0.0.1");
            rows = await Get<EventLog>().AppendAsync(transaction, [.. events.Select(happened => (actor, happened))]);
            transaction.Commit();
        }
        await Get<Dispatcher>().DispatchAsync(rows);
    }

    /// <summary>Changes the store behind the server's back.</summary>
    public async Task RunSqlAsync(string sql, object? values = null)
    {
        using var transaction = await Get<IStore>().BeginAsync(CancellationToken.None);
        await transaction.Connection.ExecuteAsync(sql, values, transaction.Transaction);
        transaction.Commit();
    }

    public long Count(string sql, object? values = null)
    {
        using var connection = Get<IStore>().OpenRead();
        return connection.ExecuteScalar<long>(sql, values);
    }

    /// <summary>The events of a document or workspace, oldest first, as type and number.</summary>
    public IReadOnlyList<(string Type, long? Number, string Data)> Events(string place)
    {
        using var connection = Get<IStore>().OpenRead();
        return [.. connection.Query<(string, long?, string)>(
            "SELECT type, number, data FROM event WHERE document_id = @place OR (document_id IS NULL AND workspace_id = @place) ORDER BY at, number",
            new { place })];
    }

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>Stops, and leaves the data folder for the next.</summary>
    public async Task<string> StopKeepingAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        return _data;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await TestStores.DeleteAsync(_data);
    }
}

/// <summary>The system's clock, moved by the test.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
