using Tutti.Crdt.History;
using Tutti.Crdt.Inspection;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Documents;

/// <summary>The recipes of <c>docs/crdt.md</c>, as they stand there.</summary>
public sealed class RecipeTests
{
    [Fact]
    public void Two_documents_over_a_channel_of_bytes()
    {
        using var ada = new YDoc();
        using var ben = new YDoc();
        ada.GetText("t").Insert(0, "Ada");
        ben.GetText("t").Insert(0, "Ben");
        Queue<byte[]> toAda = [], toBen = [];
        Action<byte[]> atAda = Connect(ada, toBen.Enqueue), atBen = Connect(ben, toAda.Enqueue);
        ada.GetMap("m")["live"] = true;
        while (toAda.Count + toBen.Count > 0)
        {
            if (toAda.TryDequeue(out var first)) atAda(first);
            if (toBen.TryDequeue(out var second)) atBen(second);
        }

        Assert.Equal(ada.GetText("t").ToString(), ben.GetText("t").ToString());
        Assert.True(ben.GetMap("m")["live"].AsBoolean());

        static Action<byte[]> Connect(YDoc document, Action<byte[]> send)
        {
            var peer = new object();
            document.Updated += update =>
            {
                if (update.Origin != peer) send(SyncMessage.ToFrame(SyncStep.Update, update.Bytes.Span));
            };
            send(SyncMessage.ToFrame(SyncStep.Step1, document.EncodeStateVector()));
            return bytes =>
            {
                var frame = Frame.Read(bytes);
                if (frame.Type != MessageType.Sync) return;
                var message = SyncMessage.Read(frame.Body);
                if (message.Step == SyncStep.Step1)
                    send(SyncMessage.ToFrame(SyncStep.Step2, document.EncodeStateAsUpdate(message.Payload)));
                else
                    document.ApplyUpdate(message.Payload, peer);
            };
        }
    }

    [Fact]
    public void Rich_text()
    {
        var text = new YDoc().GetText("t");
        text.Insert(0, "Hello world", new YAttributes { ["bold"] = true });
        text.Format(5, 6, new YAttributes { ["bold"] = YValue.Null });
        text.ApplyDelta(new Delta().Retain(5).Insert(",").Retain(6).Insert(YValue.Object([new("image", "a.png")])));
        Assert.Equal("Hello, world", text.ToString());
        Assert.Equal(
            ["""{"insert":"Hello","attributes":{"bold":true}}""", """{"insert":", world"}""", """{"insert":{"image":"a.png"}}"""],
            text.ToDelta().Select(step => step.ToString()));
    }

    [Fact]
    public void Types_in_types()
    {
        var map = new YDoc().GetMap("m");
        var heard = new List<string>();
        map.DeepObserved += (events, _) => heard.AddRange(events.Select(one => string.Join('/', one.Path)));
        map["task"] = new YMap { ["title"] = "Write", ["tags"] = new YArray("a", 2) };
        map["task"].As<YMap>()["tags"].As<YArray>().Add(true, YValue.Null);
        Assert.Equal("""{"task":{"title":"Write","tags":["a",2,true,null]}}""", map.ToJson().ToString());
        Assert.Equal(YValueKind.Undefined, map["none"].Kind);
        Assert.Equal(["", "task/tags"], heard);
    }

    [Fact]
    public void Undo_per_person()
    {
        using var document = new YDoc();
        var text = document.GetText("t");
        using var adas = new UndoManager(text, new UndoManagerOptions { TrackedOrigins = ["ada"] });
        using var bens = new UndoManager(text, new UndoManagerOptions { TrackedOrigins = ["ben"] });
        document.Transact(_ => text.Insert(0, "Ada "), "ada");
        document.Transact(_ => text.Insert(4, "Ben"), "ben");
        adas.Undo();
        Assert.Equal("Ben", text.ToString());
        adas.Redo();
        bens.Undo();
        Assert.Equal("Ada ", text.ToString());
    }

    [Fact]
    public void A_moment_and_a_place()
    {
        using var document = new YDoc(new YDocOptions { Gc = false });
        var text = document.GetText("t");
        text.Insert(0, "old text");
        byte[] moment = Snapshot.Of(document).Encode(), cursor = RelativePosition.Create(text, 4).Encode();
        text.Delete(0, 3);
        text.Insert(0, "much newer");
        using var then = Snapshot.Decode(moment).Restore(document);
        Assert.Equal("old text", then.GetText("t").ToString());
        Assert.Equal(11, RelativePosition.Decode(cursor).Resolve(document)!.Index);
    }

    [Fact]
    public void Documents_in_documents()
    {
        using var folder = new YDoc();
        using var note = new YDoc();
        note.GetText("t").Insert(0, "inside");
        folder.GetMap("notes")["first"] = note;

        using var copy = new YDoc();
        copy.SubdocumentsChanged += change =>
        {
            foreach (var wanted in change.Loaded) wanted.ApplyUpdate(note.EncodeStateAsUpdate());
        };
        copy.ApplyUpdate(folder.EncodeStateAsUpdate());
        var same = copy.GetMap("notes")["first"].AsDocument();
        Assert.Equal(note.Guid, same.Guid);
        Assert.Equal("", same.GetText("t").ToString());
        same.Load();
        Assert.Equal("inside", same.GetText("t").ToString());
    }

    [Fact]
    public void What_a_stranger_sends()
    {
        using var mine = new YDoc();
        using var theirs = new YDoc();
        theirs.GetMap("secrets")["key"] = 1;
        var update = theirs.EncodeStateAsUpdate(format: UpdateFormat.V2);
        Assert.Throws<CrdtException>(() => mine.ApplyUpdate(update));
        Assert.Throws<CrdtException>(() => mine.ApplyUpdate([]));

        Assert.Equal("secrets/key", UpdateInspector.Inspect(mine, update, format: UpdateFormat.V2).Single().Path?.ToString());
        Assert.True(mine.GetMap("secrets").Count == 0 && !mine.HasPending);
        mine.ApplyUpdate(update, format: UpdateFormat.V2);
        Assert.Equal(1, mine.GetMap("secrets")["key"].AsNumber());
    }

    [Fact]
    public void A_transaction_groups_and_does_not_roll_back()
    {
        using var document = new YDoc();
        var updates = 0;
        document.Updated += _ => updates++;
        Assert.Throws<TimeoutException>(() => document.Transact(_ =>
        {
            document.GetText("t").Insert(0, "stays");
            document.GetText("u").Insert(0, "too");
            throw new TimeoutException();
        }));
        Assert.Equal("stays", document.GetText("t").ToString());
        Assert.Equal(1, updates);
    }
}
