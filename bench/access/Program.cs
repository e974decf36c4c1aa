// Measures every list and permission check on a store that holds a lot; see ../README.md.
//   Tutti.Bench.Access sqlite|postgres SERVER [SCALE] [TIMES]
// SERVER is the built Tutti.Server; TUTTI_POSTGRES is the address of a PostgreSQL in which a database is made.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tutti.Bench.Access;
using Tutti.Postgres;
using Tutti.Store;
using Tutti.Store.Sqlite;

var engine = args[0];
var world = new World(args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 1);
var times = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 400;
var data = Directory.CreateTempSubdirectory("tutti-bench-access-").FullName;
var database = engine == "postgres" ? await MakeDatabaseAsync() : null;
var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
try
{
    var clock = Stopwatch.StartNew();
    IdColumns.Register();
    using (var store = Open())
    {
        await ((IStore)store).MigrateAsync(CancellationToken.None);
        new Seeding(world, Bulk.For((IStore)store), DateTimeOffset.UtcNow).Run();
    }
    Console.Error.WriteLine($"  in all {clock.Elapsed.TotalSeconds:0} s");
    var address = new Uri($"http://127.0.0.1:{FreePort()}");
    using var server = StartServer(address);
    try
    {
        await ReadyAsync(server, address);
        var measuring = new Measuring(world, address, System.Text.Encoding.UTF8.GetBytes(secret), times, () => Processors.Used(server, database));
        Print(await MeasureAsync(measuring));
    }
    finally
    {
        server.Kill();
        server.WaitForExit();
    }
}
finally
{
    Directory.Delete(data, recursive: true);
}

IDisposable Open() => database is null
    ? new SqliteStore(Path.Combine(data, "tutti.db"), Assemblies(), TimeProvider.System)
    : new PostgresStore(PostgresAddress.Read(database), new PostgresOptions(), Assemblies(), TimeProvider.System, NullLogger<PostgresStore>.Instance);

static System.Reflection.Assembly[] Assemblies() => [typeof(IStore).Assembly, typeof(Tutti.Server.ServerApp).Assembly];

static async Task<string> MakeDatabaseAsync()
{
    var server = PostgresAddress.Read(Environment.GetEnvironmentVariable("TUTTI_POSTGRES") ?? throw new InvalidOperationException("TUTTI_POSTGRES is not set."));
    var name = $"bench_access_{Environment.ProcessId}";
    await using var connection = new NpgsqlConnection(server.ConnectionString);
    await connection.ExecuteAsync($"CREATE DATABASE {name}");
    return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

Process StartServer(Uri address)
{
    var start = new ProcessStartInfo(args[1]) { ArgumentList = { "--urls", address.ToString(), "--data", data }, UseShellExecute = false, WorkingDirectory = data };
    start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
    start.Environment["Logging__LogLevel__Default"] = "Error";
    start.Environment["JWT_SECRET_KEY"] = secret;
    // One person asks as often as all of them would.
    start.Environment["Tutti__Actions__PerPersonAndMinute"] = "1000000";
    start.Environment["Tutti__Actions__PerAddressAndMinute"] = "1000000";
    if (database is not null) start.Environment["DATABASE_URL"] = database;
    return Process.Start(start)!;
}

static async Task ReadyAsync(Process server, Uri address)
{
    using var http = new HttpClient();
    for (var i = 0; i < 600; i++)
    {
        if (server.HasExited) throw new InvalidOperationException("The server ended at its start.");
        try
        {
            if ((await http.GetAsync(new Uri(address, "/readyz"))).IsSuccessStatusCode) return;
        }
        catch (HttpRequestException)
        {
            // Not yet.
        }
        await Task.Delay(100);
    }
    throw new InvalidOperationException("The server was not ready within a minute.");
}

static async Task<List<Measured>> MeasureAsync(Measuring measuring)
{
    var measured = new List<Measured>();
    foreach (var route in Routes.All)
    {
        var one = await measuring.RunAsync(route);
        Console.Error.WriteLine(one.Failure is null ? $"  {one.Name}: p95 {one.P95:0.0} ms, cpu {one.Cpu:0.0} ms" : $"  {one.Name}: FAILED {one.Failure}");
        measured.Add(one);
    }
    return measured;
}

void Print(List<Measured> all)
{
    Console.WriteLine($"### {(engine == "postgres" ? "PostgreSQL" : "SQLite")}: {world.Events:N0} events, {world.Documents:N0} documents, {world.People:N0} members");
    Console.WriteLine("| what | p50 ms | p95 ms | p99 ms | CPU ms | KB |");
    Console.WriteLine("|---|--:|--:|--:|--:|--:|");
    foreach (var one in all)
    {
        Console.WriteLine(one.Failure is not null
            ? $"| {one.Name} | failed | | | | |"
            : string.Create(CultureInfo.InvariantCulture, $"| {one.Name} | {one.P50:0.0} | {(one.P95 < 10 ? $"{one.P95:0.0}" : $"**{one.P95:0.0}**")} | {one.P99:0.0} | {one.Cpu:0.0} | {one.Bytes / 1024.0:0.0} |"));
    }
    var slow = all.Where(one => one.Failure is not null || one.P95 >= 10).Select(one => one.Name).ToList();
    Console.WriteLine(slow.Count == 0 ? "\nAll p95 are under 10 ms." : $"\nNot under 10 ms: {string.Join(", ", slow)}.");
    Environment.ExitCode = slow.Count == 0 ? 0 : 1;
}
