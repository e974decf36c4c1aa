using System.Text.Json;
using Tutti.Crdt.History;
using Tutti.Crdt.Inspection;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>Two people write, undo and redo, step by step as a line of JSON says.</summary>
internal sealed class UndoHistory : IDisposable
{
    private readonly UndoManager[] _managers;

    public UndoHistory(bool gc, int scope)
    {
        Documents = [Replicas.New(1, gc), Replicas.New(2, gc)];
        _managers = [.. Documents.Select(document => Manager(document, scope))];
    }

    public YDoc[] Documents { get; }

    public void Dispose()
    {
        foreach (var manager in _managers) manager.Dispose();
        foreach (var document in Documents) document.Dispose();
    }

    public string Json(int who)
    {
        var document = Documents[who];
        return $$"""{"t":{{document.GetText("text").ToDelta().ToJson()}},"m":{{document.GetMap("map").ToJson()}},"a":{{document.GetArray("array").ToJson()}}}""";
    }

    public void Do(JsonElement step)
    {
        var who = step[1].GetInt32();
        var document = Documents[who];
        switch (step[0].GetString())
        {
            case "u": _managers[who].Undo(); return;
            case "r": _managers[who].Redo(); return;
            case "c": _managers[who].Clear(); return;
            case "s": Send(document, Documents[1 - who]); return;
            default: document.Transact(_ => Edit(document, step), document.ClientId); return;
        }
    }

    // What observers will be told must have been foretold.
    private static void Send(YDoc from, YDoc to)
    {
        var update = from.EncodeStateAsUpdate(to.EncodeStateVector());
        var before = to.EncodeStateAsUpdate();
        var foretold = UpdateInspector.Inspect(to, update);
        Assert.Equal(before, to.EncodeStateAsUpdate());
        Assert.DoesNotContain(foretold, change => change.Kind == UpdateChangeKind.Unknown);
        to.AfterTransaction += Check;
        to.ApplyUpdate(update, "peer");
        to.AfterTransaction -= Check;

        void Check(Transaction transaction)
        {
            if (!Equals(transaction.Origin, "peer")) return;
            foreach (var root in new[] { "text", "map", "array" })
            {
                YType type = root == "text" ? to.GetText(root) : root == "map" ? to.GetMap(root) : to.GetArray(root);
                foreach (var key in transaction.Changed.GetValueOrDefault(type)?.ToArray() ?? [])
                    Assert.Contains(foretold, change => change.Path!.ToString() == (key is null ? root : $"{root}/{key}"));
            }
        }
    }

    private static UndoManager Manager(YDoc document, int scope)
    {
        var options = new UndoManagerOptions
        {
            CaptureTimeout = TimeSpan.Zero,
            TrackedOrigins = [document.ClientId],
            IgnoreRemoteMapChanges = scope == 2,
        };
        YType[] types = [document.GetText("text"), document.GetMap("map"), document.GetArray("array")];
        return scope == 3 ? new UndoManager(document, options) : new UndoManager(types, options);
    }

    private static void Edit(YDoc document, JsonElement step)
    {
        var (text, map, list) = (document.GetText("text"), document.GetMap("map"), document.GetArray("array"));
        switch (step[0].GetString())
        {
            case "ti": text.Insert(Int(2), step[3].GetString()); return;
            case "td": text.Delete(Int(2), Int(3)); return;
            case "tf":
                text.Format(Int(2), Int(3), new YAttributes { [step[4].GetString()!] = Int(5) == 2 ? YValue.Null : Int(5) == 1 });
                return;
            case "ms": map.Set(step[2].GetString()!, Int(3)); return;
            case "md": map.Delete(step[2].GetString()!); return;
            case "mn": map.Set(step[2].GetString()!, new YMap([new("p", Int(3))])); return;
            case "mi":
                if (map[step[2].GetString()!] is { Kind: YValueKind.Type } inner) inner.As<YMap>().Set(step[3].GetString()!, Int(4));
                return;
            case "ai": list.Insert(Int(2), Int(4) switch { 0 => [Int(3)], 1 => [Int(3), "s"], _ => [Int(3), Int(3), Int(3)] }); return;
            case "an": list.Insert(Int(2), new YMap([new("p", Int(3))])); return;
            case "ad": list.Delete(Int(2), Int(3)); return;
            default: list.Insert(Int(2), new YText("in" + Int(3))); return;
        }

        int Int(int at) => step[at].GetInt32();
    }
}
