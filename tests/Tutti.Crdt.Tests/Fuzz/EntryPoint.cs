using Tutti.Crdt.Protocol;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>One way bytes of strangers come in, and samples that are well formed there.</summary>
internal sealed record EntryPoint(string Name, Action<byte[]> Take, IReadOnlyList<byte[]> Samples)
{
    public static IReadOnlyList<EntryPoint> All(IReadOnlyList<byte[]> updates)
    {
        var v2 = updates.Select(update => Update.Convert(update, UpdateFormat.V1, UpdateFormat.V2)).ToArray();
        var vectors = updates.Select(update => Update.EncodeStateVector(update)).ToArray();
        var awareness = Enumerable.Range(1, 20).Select(Awareness).ToArray();
        var sync = updates.Select((update, i) => SyncMessage.ToFrame((SyncStep)(i % 3), update)).ToArray();
        var known = new KnownState();
        foreach (var update in updates.Take(updates.Count / 2).Where(update => known.Examine(update, WorkBudget.Default).IsComplete))
            known.Add(update);
        return
        [
            new("Validate v1", bytes => Update.Validate(bytes, UpdateFormat.V1, WorkBudget.Default), updates),
            new("Validate v2", bytes => Update.Validate(bytes, UpdateFormat.V2, WorkBudget.Default), v2),
            new("Examine", bytes => known.Examine(bytes, WorkBudget.Default), updates),
            new("Add", AddToNothing, updates),
            new("Merge v1", bytes => Update.Merge([bytes, updates[0]], UpdateFormat.V1, WorkBudget.Default), updates),
            new("Merge v2", bytes => Update.Merge([bytes, v2[0]], UpdateFormat.V2, WorkBudget.Default), v2),
            new("Merge v2 trusted", bytes => Update.Merge([bytes], UpdateFormat.V2), v2),
            new("Compact", bytes => Update.Compact([bytes, updates[0]], UpdateFormat.V1, WorkBudget.Default), updates),
            new("Diff", bytes => Update.Diff(bytes, vectors[0], UpdateFormat.V1, WorkBudget.Default), updates),
            new("Diff from vector", bytes => Update.Diff(updates[0], bytes, UpdateFormat.V1, WorkBudget.Default), vectors),
            new("State vector of", bytes => Update.EncodeStateVector(bytes, UpdateFormat.V1, WorkBudget.Default), updates),
            new("To v2", bytes => Update.Convert(bytes, UpdateFormat.V1, UpdateFormat.V2, WorkBudget.Default), updates),
            new("To v1", bytes => Update.Convert(bytes, UpdateFormat.V2, UpdateFormat.V1, WorkBudget.Default), v2),
            new("Obfuscate", bytes => Update.Obfuscate(bytes, UpdateFormat.V1, WorkBudget.Default), updates),
            new("Obfuscate v2", bytes => Update.Obfuscate(bytes, UpdateFormat.V2, WorkBudget.Default), v2),
            new("State vector", bytes => StateVector.Decode(bytes), vectors),
            new("Delete set", bytes => DeleteSet.Decode(bytes).Encode(), [.. updates.Select(DeletesOf)]),
            new("Awareness", ReadAwareness, awareness),
            new("Sync", bytes => SyncMessage.Read(Frame.Read(bytes).Body), sync),
            new("Document", ReadDocument, updates),
            .. OpenDocumentEntryPoints.All(updates, v2, vectors),
        ];
    }

    private static byte[] DeletesOf(byte[] update)
    {
        var known = new KnownState();
        known.Add(update);
        return known.Deletes.Encode();
    }

    private static byte[] Awareness(int people)
    {
        var writer = new AwarenessWriter();
        for (var i = 0; i < people; i++)
            writer.Add((ulong)(i * 77777777), i, "{\"user\":{\"name\":\"Ada \\ud83d\"},\"at\":[1,2.5]}"u8);
        writer.AddRemoval(1, 2);
        return writer.ToUpdate();
    }

    private static void AddToNothing(byte[] bytes)
    {
        var known = new KnownState();
        var facts = known.Examine(bytes, WorkBudget.Default);
        if (facts.IsComplete) known.Add(bytes, facts);
    }

    private static void ReadAwareness(byte[] bytes)
    {
        foreach (var entry in AwarenessUpdate.Read(bytes)) Assert.True(entry.State.Length > 0);
    }

    private static void ReadDocument(byte[] bytes) => DocumentView.Read(bytes, WorkBudget.Default).ToJson(
        ("text", RootKind.Text), ("map", RootKind.Map), ("array", RootKind.Array), ("xml", RootKind.Xml));
}
