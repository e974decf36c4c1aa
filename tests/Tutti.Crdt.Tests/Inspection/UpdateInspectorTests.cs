using Tutti.Crdt.Inspection;
using Tutti.Crdt.Tests.Fuzz;
using Tutti.Crdt.Tests.History;
using Tutti.Crdt.Tests.Vectors;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Inspection;

public sealed class UpdateInspectorTests : IDisposable
{
    private readonly YDoc _document = Replicas.New(1);
    private readonly YDoc _other = Replicas.New(2);

    public void Dispose()
    {
        _document.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Typing_is_one_change_with_its_gap_and_place()
    {
        _document.GetText("content").Insert(0, "hello world");
        var changes = InspectEdit(other =>
        {
            var text = other.GetText("content");
            text.Insert(5, "1");
            text.Insert(6, "2");
            text.Insert(5, "0");
            text.Insert(14, "!");
        });
        Assert.Equal(["2 Insert content", "2 Insert content"], Lines(changes));
        Assert.Equal(new ItemRun(2, 0, 3), changes[0].Items);
        Assert.Equal((new ItemId(1, 4), new ItemId(1, 5)), (changes[0].Left, changes[0].Right));
        Assert.Equal((5, 5), (changes[0].From, changes[0].To));
        Assert.Equal((new ItemId(1, 10), (ItemId?)null), (changes[1].Left, changes[1].Right));
        Assert.Equal((11, 11), (changes[1].From, changes[1].To));
    }

    [Fact]
    public void Deleting_names_ids_and_places_and_nobody()
    {
        _document.GetText("content").Insert(0, "hello world");
        var changes = InspectEdit(other => other.GetText("content").Delete(2, 3));
        var change = Assert.Single(changes);
        Assert.Equal(UpdateChangeKind.Delete, change.Kind);
        Assert.Null(change.Client);
        Assert.Equal("content", change.Path!.ToString());
        Assert.Equal(new ItemRun(1, 2, 3), change.Items);
        Assert.Equal((2, 5), (change.From, change.To));
    }

    [Fact]
    public void Formatting_is_said_to_be_formatting()
    {
        _document.GetText("content").Insert(0, "hello world");
        var changes = InspectEdit(other => other.GetText("content").Format(0, 5, new YAttributes { ["bold"] = true }));
        Assert.Equal(["2 Format content", "2 Format content"], Lines(changes));
        Assert.Equal([0, 5], changes.Select(change => change.From!.Value));
        var back = InspectEdit(other => other.GetText("content").Format(0, 5, new YAttributes { ["bold"] = YValue.Null }));
        Assert.All(back, change => Assert.Equal(UpdateChangeKind.Format, change.Kind));
        Assert.Contains(back, change => change.Client is null);
    }

    [Fact]
    public void Keys_are_told_by_their_path()
    {
        _document.GetMap("nodes").Set("n1", new YMap([new("title", new YText("a")), new("x", 1)]));
        var changes = InspectEdit(other =>
        {
            var node = other.GetMap("nodes")["n1"].As<YMap>();
            node["title"].As<YText>().Insert(1, "b");
            node.Set("x", 2);
            node.Set("y", 3);
            node.Set("x", 4);
            node.Set("y", 5);
            other.GetMap("nodes").Set("n2", new YMap([new("title", "new")]));
        });
        Assert.Equal(
            [
                "2 Insert nodes/n1/title", "2 Set nodes/n1/x", "2 Set nodes/n1/y", "2 Set nodes/n2", "2 Set nodes/n2/title",
                "- Delete nodes/n1/x",
            ],
            Lines(changes));
    }

    [Fact]
    public void A_room_can_ask_what_a_path_touches()
    {
        _document.GetMap("nodes").Set("n1", new YMap([new("title", new YText("a"))]));
        var title = Assert.Single(InspectEdit(other => other.GetMap("nodes")["n1"].As<YMap>()["title"].As<YText>().Insert(0, "b"))).Path!;
        Assert.True(title.IsWithin("nodes"));
        Assert.True(title.IsWithin("nodes", "n1"));
        Assert.True(title.IsWithin("nodes", "n1", "title"));
        Assert.False(title.IsWithin("nodes", "n1", "title", "more"));
        Assert.False(title.IsWithin("nodes", "n2"));
        Assert.False(title.IsWithin("others"));
        Assert.True(title.Touches("nodes", "n1", "title", "more"));
        Assert.False(title.Touches("nodes", "n2", "title"));
        Assert.Equal(["n1", "title"], title.Steps.Select(step => step.Key));
        Assert.True(title.IsWithin(title.Parent!));
        Assert.False(title.Parent!.IsWithin(title));

        var gone = InspectEdit(other => other.GetMap("nodes").Delete("n1"));
        Assert.Contains(gone, change => change.Kind == UpdateChangeKind.Delete && change.Path!.ToString() == "nodes/n1");
        Assert.All(gone, change => Assert.True(change.Path!.Touches("nodes", "n1", "title")));
        Assert.Equal(title.Parent, gone.First(change => change.Path!.Depth == 1).Path);
        Assert.Equal(title.Parent!.GetHashCode(), gone.First(change => change.Path!.Depth == 1).Path!.GetHashCode());
    }

    [Fact]
    public void Arrays_and_elements_are_told_by_their_items()
    {
        _document.GetArray("list").Add("first", new YMap(), "last");
        _document.GetXmlFragment("xml").Add(new YXmlElement("a"), new YXmlElement("b"));
        var changes = InspectEdit(other =>
        {
            other.GetArray("list")[1].As<YMap>().Set("k", 1);
            other.GetArray("list").Add(new YArray(1, 2));
            var b = (YXmlElement)other.GetXmlFragment("xml")[1];
            b.SetAttribute("id", "1");
            b.Insert(0, new YXmlText("text"));
        });
        Assert.Equal(
            [
                "2 Set list/[1]/k", "2 Insert list", "2 Insert list/[2:1]", "2 Set xml/[1]/id", "2 Insert xml/[1]",
                "2 Insert xml/[1]/[2:5]",
            ],
            Lines(changes));
        Assert.Equal(new ItemId(1, 1), changes[0].Path!.Steps[0].Item);
        Assert.Null(changes[0].From);
        Assert.Equal((3, 3), (changes[1].From, changes[1].To));
    }

    [Fact]
    public void Several_clients_in_any_order_lean_on_each_other()
    {
        _document.GetText("t").Insert(0, "ab");
        using var third = Replicas.New(3);
        using var fourth = Replicas.New(4);
        Replicas.Sync(_document, _other, third, fourth);
        third.GetText("t").Insert(1, "3");
        Replicas.Sync(third, fourth);
        fourth.GetText("t").Insert(2, "4");
        fourth.GetMap("m").Set("k", new YText("x"));
        Replicas.Sync(fourth, third);
        third.GetMap("m")["k"].As<YText>().Insert(1, "y");
        Replicas.Sync(third, fourth, _other);
        _other.GetText("t").Insert(3, "2");
        var known = _document.EncodeStateVector();
        var changes = Inspect(_other.EncodeStateAsUpdate(known));
        Assert.Equal(
            ["2 Insert t", "3 Insert m/k", "3 Insert t", "4 Insert m/k", "4 Insert t", "4 Set m/k"],
            Lines(changes).Order(StringComparer.Ordinal));
        Assert.All(changes.Where(change => change.Path!.Root == "t"), change => Assert.Equal((1, 1), (change.From, change.To)));

        // Lower clients first, which no yjs writes but anybody may send.
        var turned = Update.Merge([third.EncodeStateAsUpdate(known)]);
        Assert.Equal(5, Inspect(Turn(turned)).Count);
    }

    [Fact]
    public void What_an_update_inserts_and_deletes_itself_is_both()
    {
        var changes = InspectEdit(other =>
        {
            other.GetText("t").Insert(0, "abc");
            other.GetText("t").Insert(1, "x");
            other.GetText("t").Delete(0, 2);
        });
        Assert.All(changes, change => Assert.Equal("t", change.Path!.ToString()));
        Assert.Equal(new ItemRun(2, 0, 4), Assert.Single(changes, change => change.Kind == UpdateChangeKind.Insert).Items);
        Assert.DoesNotContain(changes, change => change.Kind == UpdateChangeKind.Unknown);
    }

    [Fact]
    public void What_is_known_is_no_change_and_what_waits_is_unknown_once()
    {
        var text = _other.GetText("t");
        var updates = new List<byte[]>();
        _other.Updated += update => updates.Add(update.Bytes.ToArray());
        text.Insert(0, "a");
        text.Insert(1, "b");
        text.Insert(2, "c");
        text.Delete(1, 2);
        var all = _other.EncodeStateAsUpdate();
        Assert.Equal(["- Unknown -"], Lines(Inspect(updates[1])));
        Assert.Equal(["- Unknown -"], Lines(Inspect(updates[3])));
        Assert.Equal(["- Unknown -"], Lines(Inspect(Update.Merge([updates[1], updates[2], updates[3]]))));
        _document.ApplyUpdate(updates[0]);
        Assert.Equal(["2 Insert t", "- Unknown -"], Lines(Inspect(Update.Merge([updates[1], updates[3]]))).Where(line => line[0] != '-' || line[2] == 'U'));
        _document.ApplyUpdate(all);
        Assert.Empty(Inspect(all));
        Assert.Empty(Inspect([0, 0]));
    }

    [Fact]
    public void What_lies_in_collected_types_is_seen_by_nobody()
    {
        var inner = new YText("abc");
        _document.GetArray("list").Add(inner);
        Replicas.Sync(_document, _other);
        _other.GetArray("list")[0].As<YText>().Insert(1, "x");
        _document.GetArray("list").Delete(0);
        Assert.Empty(Inspect(_other.EncodeStateAsUpdate(_document.EncodeStateVector())));
    }

    [Fact]
    public void The_other_format_says_the_same()
    {
        _other.GetMap("m").Set("k", new YArray(1, "two"));
        _other.GetText("t").Insert(0, "abc");
        var v1 = Inspect(_other.EncodeStateAsUpdate());
        var v2 = UpdateInspector.Inspect(_document, _other.EncodeStateAsUpdate(format: UpdateFormat.V2), format: UpdateFormat.V2);
        Assert.Equal(v1, v2);
    }

    [Fact]
    public void A_deep_path_costs_neither_stack_nor_squares()
    {
        var at = _other.GetArray("deep");
        for (var depth = 0; depth < 20_000; depth++)
        {
            var deeper = new YArray();
            at.Add(deeper);
            at = deeper;
        }

        var update = _other.EncodeStateAsUpdate();
        Assert.Equal(20_000, Inspect(update).Count);
        _document.ApplyUpdate(update);
        at.Add(1);
        var change = Assert.Single(Inspect(_other.EncodeStateAsUpdate(_document.EncodeStateVector())));
        Assert.Equal(20_000, change.Path!.Depth);
        Assert.True(change.Path.IsWithin("deep"));
    }

    [Fact]
    public void The_budget_holds()
    {
        _other.GetText("t").Insert(0, "abc");
        var update = _other.EncodeStateAsUpdate();
        Assert.Throws<CrdtException>(() => UpdateInspector.Inspect(_document, update, new WorkBudget { MaxSteps = 1 }));
        Assert.Throws<CrdtException>(() => UpdateInspector.Inspect(_document, update, new WorkBudget { MaxStructs = 0 }));
        Assert.Throws<CrdtException>(() => UpdateInspector.Inspect(_document, [1]));
    }

    [Fact]
    public void Every_change_that_is_found_is_made_and_no_other()
    {
        foreach (var update in Samples.Updates)
        {
            using var document = Replicas.New(9);
            using var whole = Replicas.New(8);
            whole.ApplyUpdate(update);
            var changes = UpdateInspector.Inspect(document, update);
            var written = changes.Where(change => change.Client is not null).Select(change => change.Path!.Root).ToHashSet();
            document.ApplyUpdate(update);
            Assert.Superset(written, document.Roots.ToHashSet());
            Assert.DoesNotContain(UpdateInspector.Inspect(document, update), change => change.Kind != UpdateChangeKind.Unknown);
        }
    }

    [Fact]
    public void Damaged_updates_are_refused_or_inspected_and_change_nothing()
    {
        var updates = Samples.Updates;
        var random = new Random(20260);
        using var document = Replicas.New(9);
        foreach (var update in updates.Take(updates.Count / 2)) document.ApplyUpdate(update);
        var state = document.EncodeStateAsUpdate();
        var structs = document.Store.Clients.Sum(client => client.Count);
        var accepted = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = Mutation.Of(updates[random.Next(updates.Count)], updates[random.Next(updates.Count)], random);
            try
            {
                foreach (var change in UpdateInspector.Inspect(document, damaged)) Assert.NotNull(change.Path?.ToString() ?? "");
                accepted++;
            }
            catch (CrdtException)
            {
                // Refused.
            }
        }

        Assert.True(accepted > 100);
        Assert.Equal(state, document.EncodeStateAsUpdate());
        Assert.Equal(structs, document.Store.Clients.Sum(client => client.Count));
    }

    private static string[] Lines(IEnumerable<UpdateChange> changes) =>
        [.. changes.Select(change => $"{change.Client?.ToString() ?? "-"} {change.Kind} {change.Path?.ToString() ?? "-"}")];

    // The sections of an update the other way round.
    private static byte[] Turn(byte[] update)
    {
        var sections = new List<byte[]>();
        var places = new List<Structs.SectionPlace>();
        var deletesAt = Structs.UpdateSections.Read(update, WorkBudget.Default, places);
        foreach (var place in places)
        {
            var section = new Crdt.Encoding.Lib0Writer();
            section.WriteVarUint(place.Structs);
            section.WriteClient(place.Client);
            section.WriteVarUint(place.Clock);
            section.WriteBytes(update.AsSpan(place.Start..place.End));
            sections.Insert(0, section.ToArray());
        }

        return [(byte)sections.Count, .. sections.SelectMany(section => section), .. update[deletesAt..]];
    }

    private IReadOnlyList<UpdateChange> Inspect(byte[] update)
    {
        var state = _document.EncodeStateAsUpdate();
        var structs = _document.Store.Clients.Sum(client => client.Count);
        var changes = UpdateInspector.Inspect(_document, update);
        Assert.Equal(state, _document.EncodeStateAsUpdate());
        Assert.Equal(structs, _document.Store.Clients.Sum(client => client.Count));
        return changes;
    }

    private IReadOnlyList<UpdateChange> InspectEdit(Action<YDoc> edit)
    {
        Replicas.Sync(_document, _other);
        byte[]? update = null;
        _other.Updated += Take;
        _other.Transact(_ => edit(_other));
        _other.Updated -= Take;
        var changes = Inspect(update!);
        _document.ApplyUpdate(update);
        return changes;

        void Take(YUpdate made) => update = made.Bytes.ToArray();
    }
}
