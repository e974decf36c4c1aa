using System.Text.Json;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.History;

/// <summary>Random histories with undo, as npm yjs 13.6.33 ended them: see Vectors/undo.mjs.</summary>
public sealed class UndoAgainstYjsTests
{
    [Fact]
    public void Recorded_histories_end_as_in_yjs()
    {
        var lines = Lines();
        Assert.Equal(250, lines.Length);
        foreach (var line in lines) Replay(line);
    }

    private static void Replay(string line)
    {
        using var json = JsonDocument.Parse(line);
        var recorded = json.RootElement;
        var gc = recorded.GetProperty("gc").GetBoolean();
        using var history = new UndoHistory(gc, recorded.GetProperty("scope").GetInt32());
        foreach (var step in recorded.GetProperty("ops").EnumerateArray()) history.Do(step);
        for (var who = 0; who < 2; who++)
        {
            Assert.Equal(Value(recorded.GetProperty("jsons")[who].GetString()!), Value(history.Json(who)));
            var theirs = recorded.GetProperty("states")[who].GetBytesFromBase64();
            var ours = history.Documents[who].EncodeStateAsUpdate();
            // We collect what no step needs any more, Yjs keeps it for ever: what is known and deleted is the same.
            if (!gc) Assert.Equal(theirs, ours);
            else Assert.Equal(KnownOf(theirs), KnownOf(ours));
        }
    }

    private static (string Structs, string Deletes) KnownOf(byte[] update)
    {
        var known = new KnownState();
        known.Add(update);
        return (Convert.ToHexString(known.Structs.Encode()), Convert.ToHexString(known.Deletes.Encode()));
    }

    private static YValue Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return YValue.FromJson(document.RootElement);
    }

    private static string[] Lines()
    {
        using var stream = typeof(UndoAgainstYjsTests).Assembly.GetManifestResourceStream("undo.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
