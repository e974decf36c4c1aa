using Tutti.Crdt.History;
using Tutti.Crdt.Inspection;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>The ways bytes of strangers come to a document that is open.</summary>
internal static class OpenDocumentEntryPoints
{
    private const int InputsBetweenFreshDocuments = 50;

    public static IEnumerable<EntryPoint> All(
        IReadOnlyList<byte[]> updates, IReadOnlyList<byte[]> v2, IReadOnlyList<byte[]> vectors)
    {
        var first = new Host(updates);
        var second = new Host(updates);
        var still = new Host(updates);
        var positions = Enumerable.Range(0, 20).Select(index => Position(still.Document, index)).ToArray();
        var snapshots = updates.Select(SnapshotOf).ToArray();
        return
        [
            new("Apply v1", bytes => first.Apply(bytes, UpdateFormat.V1), updates),
            new("Apply v2", bytes => second.Apply(bytes, UpdateFormat.V2), v2),
            new("Apply and read", ApplyAndRead, updates),
            new("Diff for a vector", bytes => still.Document.EncodeStateAsUpdate(bytes), vectors),
            new("Inspect v1", bytes => UpdateInspector.Inspect(still.Document, bytes, WorkBudget.Default), updates),
            new("Inspect v2", bytes => UpdateInspector.Inspect(still.Document, bytes, WorkBudget.Default, UpdateFormat.V2), v2),
            new("Snapshot", bytes => Snapshot.Decode(bytes).Encode(), snapshots),
            new("Relative position", bytes => RelativePosition.Decode(bytes).Resolve(still.Document), positions),
        ];
    }

    private static byte[] Position(YDoc document, int index)
    {
        var text = document.GetText("text");
        return RelativePosition.Create(text, Math.Min(index, text.Length)).Encode();
    }

    private static byte[] SnapshotOf(byte[] update)
    {
        using var document = new YDoc();
        document.ApplyUpdate(update);
        return Snapshot.Of(document).Encode();
    }

    private static void ApplyAndRead(byte[] bytes)
    {
        using var document = new YDoc();
        document.ApplyUpdate(bytes);
        Assert.NotNull(document.GetText("text").ToDelta());
        Assert.NotNull(document.GetMap("map").ToJson().ToJson());
        Assert.NotNull(document.GetArray("array").ToJson().ToJson());
        Assert.NotNull(document.GetXmlFragment("xml").ToString());
        using var copy = new YDoc();
        copy.ApplyUpdate(document.EncodeStateAsUpdate(format: UpdateFormat.V2), format: UpdateFormat.V2);
    }

    /// <summary>A document that takes in one input after another, and is made anew before it has become all noise.</summary>
    private sealed class Host(IReadOnlyList<byte[]> updates)
    {
        private int _inputs;

        public YDoc Document { get; private set; } = Make(updates);

        public void Apply(byte[] bytes, UpdateFormat format)
        {
            if (++_inputs % InputsBetweenFreshDocuments == 0) Document = Make(updates);
            Document.ApplyUpdate(bytes, format: format);
            Document.EncodeStateAsUpdate();
        }

        private static YDoc Make(IReadOnlyList<byte[]> updates)
        {
            var document = new YDoc();
            foreach (var update in updates.Take(10)) document.ApplyUpdate(update);
            return document;
        }
    }
}
