using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tutti.Crdt.Tests.Oracle;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>A node process with documents of npm yjs in it.</summary>
internal sealed class NodeClients : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Process _node;

    public NodeClients()
    {
        var folder = Path.Combine(YjsOracle.Root(), "tests", "Tutti.Crdt.Tests", "Oracle");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "yjs")))
            throw new InvalidOperationException("The campaigns need yjs: run `npm ci` in tests/Tutti.Crdt.Tests/Oracle first.");
        _node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "clients.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Begins steps; node works on them while the caller works on its own.</summary>
    public void Send(IReadOnlyList<ClientStep> steps) => Write(steps);

    public Outcome[] Receive() => JsonSerializer.Deserialize<Outcome[]>(Read(), Options)!;

    /// <summary>What a fresh document of Yjs makes of states.</summary>
    public byte[][] Canonical(IEnumerable<byte[]> states, bool gc)
    {
        Write(states.Select(state => new { canonical = new { state, gc } }).ToArray());
        return JsonSerializer.Deserialize<byte[][]>(Read(), Options)!;
    }

    public void Dispose()
    {
        // After a failure node may still be writing what nobody reads.
        _node.Kill();
        _node.Dispose();
    }

    private void Write<T>(T question)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(question, Options));
        _node.StandardInput.Flush();
    }

    private string Read() => _node.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException("The node process ended; its complaint is above.");
}
