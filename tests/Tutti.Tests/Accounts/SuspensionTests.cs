using Tutti.Access;
using Tutti.Server.Accounts.Suspension;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

/// <summary>The operator's command shuts an account out while the server is up.</summary>
public sealed class SuspensionTests
{
    private static async Task<(int Code, string Said)> RunAsync(TuttiHost host, params string[] args)
    {
        var output = new StringWriter();
        string[] store = await TestStores.DatabaseAsync(host.Folder) is { } database ? [$"--Tutti:Database={database}"] : [];
        var code = await OperatorCommands.RunAsync([.. args, $"--data={host.Folder}", "--environment=Development", .. store], output);
        return (code, output.ToString().Trim());
    }

    private static async Task<Visitor> AccountAsync(TuttiHost host, string email)
    {
        var visitor = host.Nobody();
        visitor.SignIn((await visitor.PostAsync("auth/register", new { email, name = "Ann", password = "12345678" })).Expect(201));
        return visitor;
    }

    [Fact]
    [Covers("SE-01", "W6", "TK-07")]
    public async Task SE_01_A_suspended_account_loses_its_five_sockets_while_others_type()
    {
        await using var host = await TuttiHost.StartAsync();
        var bob = await host.GuestAsync("Bob");
        var ann = await AccountAsync(host, "ann@example.com");
        await host.JoinAsync(bob.Workspace!, ann, Role.Editor);
        var document = await bob.DocumentAsync();
        var sockets = new List<TestSocket>();
        for (var i = 0; i < 5; i++) sockets.Add(await LiveTests.OpenAsync(host, ann, document));
        foreach (var socket in sockets) await socket.NextJsonAsync("connected");
        await using var other = await LiveTests.OpenAsync(host, bob, document);
        var typist = new Typist(7);
        using var stop = new CancellationTokenSource();
        var typing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await other.SendUpdateAsync(typist.Type("x"));
        });

        Assert.Equal((0, "ann@example.com: suspended"), await RunAsync(host, "suspend", "ann@example.com"));

        foreach (var socket in sockets) Assert.Equal(4401, await socket.ClosedAsync());
        await stop.CancelAsync();
        await typing;
        Assert.Null(other.CloseCode);
        await Eventually.TrueAsync(async () => (await ann.GetAsync("me")).Status == 401, "the access token is refused");
        (await ann.PostAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).Expect(401, "NOT_AUTHENTICATED");
        (await host.Nobody().PostAsync("auth/login", new { email = "ann@example.com", password = "12345678" })).Expect(401, "NOT_AUTHENTICATED");
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    [Fact]
    public async Task A_restored_account_may_sign_in_again()
    {
        await using var host = await TuttiHost.StartAsync();
        await AccountAsync(host, "ann@example.com");
        await RunAsync(host, "suspend", "Ann@Example.com");
        Assert.Equal((0, "ann@example.com: restored"), await RunAsync(host, "restore", "ann@example.com"));
        (await host.Nobody().PostAsync("auth/login", new { email = "ann@example.com", password = "12345678" })).Expect(200);
        Assert.Equal(1, host.Count("SELECT count(*) FROM event WHERE type = 'account_suspended'"));
    }

    [Fact]
    public async Task What_is_not_there_or_not_a_command_is_said()
    {
        await using var host = await TuttiHost.StartAsync();
        Assert.Equal((1, "There is no account nobody@example.com."), await RunAsync(host, "suspend", "nobody@example.com"));
        Assert.Equal(2, (await RunAsync(host, "dance")).Code);
    }
}
