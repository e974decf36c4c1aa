using System.Net.Http.Json;
using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

/// <summary>What a change without Yjs was acknowledged for is there after the process was killed, and is there once.</summary>
public sealed class PatchKillTests
{
    [Fact]
    [Covers("R4", "D5")]
    public async Task Acknowledged_changes_survive_a_kill_and_the_next_ones_go_on_from_them()
    {
        var data = Directory.CreateTempSubdirectory("tutti-patch-").FullName;
        string token, id;
        var typed = "";
        using (var server = await ServerProcess.StartAsync(data))
        {
            var guest = await server.PostAsync("auth/guest", new { });
            token = guest.Text("access_token");
            id = (await server.PostAsync($"workspaces/{guest.Text("workspace_id")}/documents", new { title = "T", kind = "artifact" }, token)).Text("id");
            for (var i = 0; i < 20; i++) typed = await TypeAsync(server, token, id, typed, i);
            server.Kill();
        }
        using (var server = await ServerProcess.StartAsync(data))
        {
            for (var i = 20; i < 25; i++) typed = await TypeAsync(server, token, id, typed, i);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"documents/{id}/content");
            request.Headers.Authorization = new("Bearer", token);
            using var response = await server.Http.SendAsync(request);
            Assert.Equal(typed, (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("content"));
        }
        await TestStores.DeleteAsync(data);
    }

    private static async Task<string> TypeAsync(ServerProcess server, string token, string id, string typed, int number)
    {
        var answer = await server.PostAsync(
            $"documents/{id}/content/changes", new { change = new { index = typed.Length, insert = $"{number} " }, if_version = number + 1 }, token);
        Assert.Equal(number + 2, answer.GetProperty("version").GetInt64());
        return typed + $"{number} ";
    }
}
