using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Updates;

/// <summary>What the tests of Yjs ask of encoded updates and the others here do not.</summary>
public sealed class UpdateScenarioTests
{
    public static TheoryData<UpdateFormat> Formats => [UpdateFormat.V1, UpdateFormat.V2];

    [Theory]
    [MemberData(nameof(Formats))]
    public void States_of_several_people_are_merged(UpdateFormat format)
    {
        var documents = Enumerable.Range(0, 3).Select(id => new YDoc(new YDocOptions { ClientId = (ulong)id })).ToArray();
        for (var id = 0; id < 2; id++) documents[id].GetArray("a").Add(id);
        ReadOnlyMemory<byte>[] states = [.. documents.Select(document => (ReadOnlyMemory<byte>)document.EncodeStateAsUpdate(format: format))];
        Assert.Equal("[0,1]", Read(Update.Merge(states, format), format));
    }

    [Fact]
    public void A_name_that_is_written_twice_is_read_twice()
    {
        var italic = new YAttributes { ["italic"] = true };
        var document = new YDoc();
        document.GetText("t").Insert(0, "a", italic);
        document.GetText("t").Insert(0, "b");
        document.GetText("t").Insert(0, "c", italic);
        var copy = new YDoc();
        copy.ApplyUpdate(document.EncodeStateAsUpdate(format: UpdateFormat.V2), format: UpdateFormat.V2);
        Assert.Equal(new Delta().Insert("c", italic).Insert("b").Insert("a", italic), copy.GetText("t").ToDelta());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Updates_are_merged_whole_overlapping_apart_and_twice(UpdateFormat format)
    {
        foreach (var hasDeletes in new[] { false, true })
        {
            var document = new YDoc(new YDocOptions { ClientId = 1, Gc = false });
            var sent = new List<ReadOnlyMemory<byte>>();
            document.Updated += update => sent.Add(format == UpdateFormat.V1 ? update.Bytes.ToArray() : update.ToV2());
            Write(document.GetArray("a"), hasDeletes);
            byte[] Join(params ReadOnlyMemory<byte>[] some) => Update.Merge(some, format);
            var cases = new List<ReadOnlyMemory<byte>>
            {
                Join([.. sent]),
                Join(Join([.. sent[2..]]), Join([.. sent[..2]])),
                Join(Join([.. sent[2..]]), Join([.. sent[1..3]]), sent[0]),
                Join(Join(sent[0], sent[2]), Join(sent[1], sent[3]), Join([.. sent[4..]])),
            };
            cases.Add(Join([.. cases]));
            foreach (var merged in cases)
            {
                Assert.Equal(document.GetArray("a").ToJson().ToJson(), Read(merged.Span, format));
                Assert.Equal(document.EncodeStateVector(), Update.EncodeStateVector(merged.Span, format));
                var half = Update.EncodeStateVector(Join([.. sent[..2]]), format);
                var rest = new YDoc();
                rest.ApplyUpdate(Join([.. sent[..2]]), format: format);
                rest.ApplyUpdate(Update.Diff(merged.Span, half, format), format: format);
                Assert.Equal(document.GetArray("a").ToJson(), rest.GetArray("a").ToJson());
            }
        }
    }

    [Fact]
    public void What_waits_goes_from_document_to_document_until_the_gap_is_closed()
    {
        var writer = new YDoc();
        var sent = new List<byte[]>();
        writer.Updated += update => sent.Add(update.Bytes.ToArray());
        foreach (var letter in "ronen") writer.GetText("t").ApplyDelta(new Delta().Insert($"{letter}"));
        var state = new byte[] { 0, 0 };
        foreach (var number in (int[])[0, 1, 3, 2, 4])
        {
            var reader = new YDoc();
            reader.ApplyUpdate(state);
            reader.ApplyUpdate(sent[number]);
            Assert.Equal(number == 3, reader.HasPending);
            state = reader.EncodeStateAsUpdate();
        }

        var last = new YDoc();
        last.ApplyUpdate(state);
        Assert.Equal("nenor", last.GetText("t").ToString());
    }

    [Fact]
    public void An_update_of_what_came_later_reaches_nothing_by_itself()
    {
        var document = new YDoc();
        document.GetText().Insert(0, "a");
        byte[]? vector = null;
        document.Updated += update => vector = Update.EncodeStateVector(update.Bytes.Span);
        document.GetText().Insert(0, "a");
        Assert.Equal([0], vector!);
    }

    [Fact]
    public void An_update_reaches_as_far_as_its_first_gap()
    {
        var document = new YDoc(new YDocOptions { ClientId = 1 });
        var sent = new List<ReadOnlyMemory<byte>>();
        document.Updated += update => sent.Add(update.Bytes.ToArray());
        foreach (var letter in "abc") document.GetText().Insert(0, $"{letter}");
        Assert.Equal([1, 1, 1], Update.EncodeStateVector(Update.Merge([sent[0], sent[2]])));
    }

    [Fact]
    public void Kinds_of_content_have_the_numbers_of_Yjs()
    {
        ContentKind[] kinds =
        [
            ContentKind.Gc, ContentKind.Deleted, ContentKind.Json, ContentKind.Binary, ContentKind.String, ContentKind.Embed,
            ContentKind.Format, ContentKind.Type, ContentKind.Any, ContentKind.Doc, ContentKind.Skip,
        ];
        Assert.Equal(Enumerable.Range(0, 11), kinds.Select(kind => (int)kind));
        Assert.Equal(11, Enum.GetValues<ContentKind>().Length);
    }

    private static void Write(YArray array, bool hasDeletes)
    {
        if (!hasDeletes)
        {
            for (var i = 1; i <= 5; i++) array.Insert(0, i);
            return;
        }

        array.Insert(0, 1, 2);
        array.Delete(1, 1);
        array.Insert(0, 3, 4);
        array.Delete(1, 2);
    }

    private static string Read(ReadOnlySpan<byte> update, UpdateFormat format)
    {
        var document = new YDoc();
        document.ApplyUpdate(update, format: format);
        Assert.False(document.HasPending);
        return document.GetArray("a").ToJson().ToJson();
    }
}
