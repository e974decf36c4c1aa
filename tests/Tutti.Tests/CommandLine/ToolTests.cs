using System.Text.Json;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.CommandLine;

/// <summary>The command line tool as people run it: a process, a real server, a real folder.</summary>
[Covers("D2", "D8")]
public sealed class ToolTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("tutti-home-").FullName,
        _folder = Directory.CreateTempSubdirectory("tutti-folder-").FullName;

    public void Dispose()
    {
        Directory.Delete(_home, recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task One_signs_in_makes_a_session_and_signs_out_and_the_sign_in_is_for_its_owner_only()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await RegisterAsync(host);
        Assert.Equal(1, (await RunAsync("whoami")).Code);
        var wrong = await RunInputAsync("nonsense\n", "login", host.Address.ToString(), "--email", "ann@example.com", "--password-stdin");
        Assert.Equal(1, wrong.Code);
        Assert.Single(wrong.Error.Split('\n'));
        Assert.Equal(0, (await RunInputAsync("correct horse\n", "login", host.Address.ToString(), "--email", "ann@example.com", "--password-stdin")).Code);
        var kept = Path.Combine(_home, "tutti", "credentials.json");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        Assert.Equal($"Ann <ann@example.com> at {host.Address}", (await RunAsync("whoami")).Output);

        var workspace = (await ann.PostAsync("workspaces", new { name = "Team" })).Expect(201).Json.Text("id");
        var made = await RunAsync("session", "new", "Agent at work", "--workspace", "team");
        Assert.Equal(0, made.Code);
        Assert.Equal("session", (await ann.GetAsync($"documents/{made.Output}")).Expect(200).Json.Text("kind"));
        var list = (await RunAsync("documents", "-w", workspace)).Output;
        Assert.Contains(made.Output, list, StringComparison.Ordinal);

        // The access token has run out: it is renewed by the refresh token, which then is another one.
        var before = File.ReadAllText(kept);
        File.WriteAllText(kept, before.Replace(JsonDocument.Parse(before).RootElement.Text("access_token"), "ended", StringComparison.Ordinal));
        var both = await Task.WhenAll(RunAsync("whoami"), RunAsync("documents"));
        Assert.All(both, run => Assert.Equal((0, ""), (run.Code, run.Error)));

        Assert.Equal(0, (await RunAsync("logout")).Code);
        Assert.False(File.Exists(kept));
        Assert.Equal(1, (await RunAsync("documents")).Code);
    }

    [Theory]
    [InlineData("session", "watch")]
    [InlineData("dance")]
    [InlineData("login", "ftp://example.com")]
    [InlineData("login", "http://localhost", "--token", "--email", "a@b.c")]
    [InlineData("session", "watch", "/nowhere/at/all", "-d", "x")]
    [InlineData("events", "-d", "x", "--after", "-1")]
    public async Task What_is_not_understood_ends_with_2_and_a_sentence(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("tutti: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_sentence()
    {
        var run = await RunInputAsync("x\n", "login", $"http://127.0.0.1:{ServerProcess.FreePort()}", "--token");
        Assert.Equal(1, run.Code);
        Assert.Single(run.Error.Split('\n'));
    }

    [Fact]
    [Covers("R3")]
    public async Task A_folder_is_shared_as_it_is_saved_and_what_others_write_stays()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, id) = await SessionAsync(host);
        Save("src/main.py", "one\ntwo\nthree\n");
        Save("gone.txt", "here");
        Save(".env", "SECRET=1");
        Save("node_modules/a.js", "x");
        Save("picture.bin", "\0\0");
        Save("big.txt", new string('x', 300 * 1024));
        File.CreateSymbolicLink(Path.Combine(_folder, "link.txt"), "/etc/hostname");
        using var watch = Start("session", "watch", _folder, "-d", id, "--context");
        await watch.SaysAsync("Sharing");
        await FilesAsync(ann, id, """{"src/main.py":"one\ntwo\nthree\n","gone.txt":"here"}""");

        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { file = "src/main.py", index = 0, insert = "# by Ann\n" } })).Expect(200);
        Save("src/main.py", "one\ntwo and a half\nthree\n");
        File.Delete(Path.Combine(_folder, "gone.txt"));
        File.WriteAllText(Path.Combine(_folder, "new.txt"), "new");
        await FilesAsync(ann, id, """{"src/main.py":"# by Ann\none\ntwo and a half\nthree\n","new.txt":"new"}""");
        Directory.Move(Path.Combine(_folder, "src"), Path.Combine(_folder, "lib"));
        await Eventually.TrueAsync(async () => (await ReadAsync(ann, id)).TryGetProperty("lib/main.py", out _), "the new path is there");
        Assert.Equal("one\ntwo and a half\nthree\n", File.ReadAllText(Path.Combine(_folder, "lib/main.py")));

        await using var socket = await LiveTests.OpenAsync(host, ann, id, dialect: "tutti.json.v1");
        var connected = await socket.NextJsonAsync("connected");
        Assert.Contains("\"agent\":\"tutti\"", connected.GetProperty("presence").GetRawText(), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await ann.GetAsync($"documents/{id}/content")).Text.Contains("\"files_touched\"", StringComparison.Ordinal), "the context says what was touched");
        Save("last.txt", "saved in the last moment");
        Assert.Equal(0, await watch.InterruptAsync());
        Assert.Equal("saved in the last moment", (await ReadAsync(ann, id)).Text("last.txt"));
    }

    [Fact]
    [Covers("R3", "D5")]
    public async Task A_restart_of_the_server_in_between_loses_nothing()
    {
        var data = Directory.CreateTempSubdirectory("tutti-data-").FullName;
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data, port);
        try
        {
            var guest = await server.PostAsync("auth/guest", new { name = "Ann" });
            var token = guest.Text("access_token");
            await RunInputAsync(token + "\n", "login", server.Address.ToString(), "--token");
            var id = (await RunAsync("session", "new", "Session")).Output;
            Save("a.txt", "first");
            using var watch = Start("session", "watch", _folder, "-d", id);
            using var events = Start("events", "-d", id, "--follow", "--json", "--after", "0");
            await watch.SaysAsync("Sharing");
            await events.SaysAsync("Following");
            server.Kill();
            Save("a.txt", "first, changed while the server was away");
            await watch.SaysAsync("connection is lost");
            server.Dispose();
            server = await ServerProcess.StartAsync(data, port);
            await watch.SaysAsync("connected");
            await Eventually.TrueAsync(
                async () =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, $"documents/{id}/content") { Headers = { Authorization = new("Bearer", token) } };
                    return (await (await server.Http.SendAsync(request)).Content.ReadAsStringAsync()).Contains("while the server was away", StringComparison.Ordinal);
                },
                "the change is there");
            Assert.Equal(0, (await RunAsync("session", "context", "-d", id, "token_count=1200", "status=thinking")).Code);
            await events.SaysAsync("\"token_count\":1200");
            Assert.Equal(0, await watch.InterruptAsync());
            Assert.Equal(0, await events.InterruptAsync());
            Assert.Equal(1, events.Output.Split("document_created").Length - 1);
        }
        finally
        {
            server.Dispose();
        }
    }

    [Fact]
    public async Task With_pull_what_others_write_comes_into_the_folder_and_nothing_leaves_it()
    {
        await using var host = await TuttiHost.StartAsync();
        var (ann, id) = await SessionAsync(host);
        Save("a.txt", "mine");
        Directory.CreateDirectory(Path.Combine(_folder, ".git"));
        var outside = Directory.CreateTempSubdirectory("tutti-outside-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "way"), outside);
        var hostile = new[] { "../evil", "/tmp/evil", "a/../../evil", "C:/evil", "a\\..\\evil", ".git/hooks/pre-commit", ".GIT/config", ".env", "way/evil", "con.txt", "" };
        var patch = hostile.Select(path => new { op = "add", path = "/files/" + path.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), value = "evil" });
        (await ann.PatchAsync($"documents/{id}/content", new { patch = patch.Append(new { op = "add", path = "/files/deep~1theirs.txt", value = "theirs" }) })).Expect(200);
        using var watch = Start("session", "watch", _folder, "-d", id, "--pull");
        await watch.SaysAsync("Sharing");
        await Eventually.True(() => File.Exists(Path.Combine(_folder, "deep/theirs.txt")), "their file is here");
        (await ann.PostAsync($"documents/{id}/content/changes", new { change = new { file = "a.txt", index = 4, insert = " and Ann's" } })).Expect(200);
        await Eventually.True(() => File.ReadAllText(Path.Combine(_folder, "a.txt")) == "mine and Ann's", "what Ann wrote is here");
        Assert.Equal(0, await watch.InterruptAsync());
        Assert.Empty(Directory.GetFileSystemEntries(outside));
        Assert.Equal(["a.txt", "deep/theirs.txt"], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file)).Order(StringComparer.Ordinal));
        Directory.Delete(outside);
    }

    [Fact]
    [Covers("W2")]
    public async Task A_reader_cannot_watch_and_is_told_so()
    {
        await using var host = await TuttiHost.StartAsync();
        var (_, id) = await SessionAsync(host);
        var bob = await host.GuestAsync("Bob");
        var other = await bob.DocumentAsync("Bob's", "session");
        var run = await RunAsync("session", "watch", _folder, "-d", other);
        Assert.Equal(1, run.Code);
        Assert.Single(run.Error.Split('\n'));
        Assert.Equal(1, (await RunAsync("session", "context", "-d", other, "a=1")).Code);
        Assert.Equal(2, (await RunAsync("session", "context", "-d", id, "nothing")).Code);
    }

    private static async Task<Visitor> RegisterAsync(TuttiHost host)
    {
        var ann = host.Nobody();
        ann.SignIn((await ann.PostAsync("auth/register", new { email = "ann@example.com", name = "Ann", password = "correct horse" })).Expect(201));
        return ann;
    }

    private async Task<(Visitor Ann, string Document)> SessionAsync(TuttiHost host)
    {
        var ann = await host.GuestAsync("Ann");
        Assert.Equal(0, (await RunInputAsync(ann.Token + "\n", "login", host.Address.ToString(), "--token")).Code);
        return (ann, await ann.DocumentAsync("Session", "session"));
    }

    private static async Task<JsonElement> ReadAsync(Visitor who, string id) =>
        (await who.GetAsync($"documents/{id}/content")).Expect(200).Json.GetProperty("files");

    private static Task FilesAsync(Visitor who, string id, string expected) => Eventually.TrueAsync(
        async () => JsonElement.DeepEquals(TuttiHost.Json(expected), await ReadAsync(who, id)), $"the session has {expected}");

    private void Save(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private ToolProcess Start(params string[] arguments) => ToolProcess.Start(_home, null, arguments);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => ToolProcess.RunAsync(_home, null, arguments);

    private Task<(int Code, string Output, string Error)> RunInputAsync(string input, params string[] arguments) => ToolProcess.RunAsync(_home, input, arguments);
}
