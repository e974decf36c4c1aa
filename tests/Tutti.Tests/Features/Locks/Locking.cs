using System.Text.Json;
using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Locks;

/// <summary>What tests of locks do again and again.</summary>
internal static class Locking
{
    public const string Flow =
        """{"nodes":{"a":{"type":"task","x":0,"y":0,"label":"A","data":{"k":1}},"b":{"type":"task","x":1,"y":1,"label":"B","data":{}}},"edges":{"e":{"source":"a","target":"b"}}}""";

    /// <summary>A workflow of Ann's with two nodes and an edge, and two more people who may edit it.</summary>
    public static async Task<(Visitor Ann, Visitor Bob, Visitor Cid, string Document)> TeamAsync(this TuttiHost host)
    {
        var ann = await host.GuestAsync("Ann");
        var (bob, cid) = (await host.GuestAsync("Bob"), await host.GuestAsync("Cid"));
        await host.JoinAsync(ann.Workspace!, bob, Role.Editor);
        await host.JoinAsync(ann.Workspace!, cid, Role.Editor);
        return (ann, bob, cid, await ann.DocumentAsync("Flow", "workflow", TuttiHost.Json(Flow)));
    }

    public static Task<Reply> AcquireAsync(this Visitor visitor, string document, object body) =>
        visitor.PostAsync($"documents/{document}/locks", body);

    /// <summary>Takes a node.</summary>
    public static async Task<JsonElement> NodeAsync(this Visitor visitor, string document, string node, int ttl = 600) =>
        (await visitor.AcquireAsync(document, new { resource_type = "node", resource_id = node, ttl })).Expect(201).Json;

    /// <summary>What is held, by place.</summary>
    public static async Task<IReadOnlyList<JsonElement>> LocksAsync(this Visitor visitor, string document) =>
        [.. (await visitor.GetAsync($"documents/{document}/locks")).Expect(200).Json.GetProperty("items").EnumerateArray()];

    /// <summary>The events of locks in a document: type, and which lock.</summary>
    public static IReadOnlyList<(string Type, JsonElement Data)> LockEvents(this TuttiHost host, string document) =>
        [.. host.Events(document).Where(row => row.Type.StartsWith("lock_", StringComparison.Ordinal)).Select(row => (row.Type, TuttiHost.Json(row.Data)))];

    public static string Holder(this JsonElement held) => held.GetProperty("holder").Text("name");

    public static string[] Waiting(this JsonElement held) => [.. held.GetProperty("waiting").EnumerateArray().Select(person => person.Text("name"))];
}
