using System.Security.Cryptography;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>A document of ours that takes part in a campaign, step for step as <c>client13.mjs</c> does.</summary>
internal sealed class SharpClient(ClientSetup setup) : IDisposable
{
    private static readonly object Remote = new();

    private readonly List<Message> _sent = [];
    private List<string> _events = [];
    private YDoc _document = new();
    private Mirror? _mirror;

    public Outcome Take(ClientStep step)
    {
        if (step.Open is not null) Open(setup.Client);
        if (step.Restart is not null) Restart(step.Restart);
        var hasWaited = _document.HasPending;
        foreach (var pack in step.Deliver)
        {
            Take(pack);
            hasWaited |= _document.HasPending;
        }

        if (step.Scenario is not null) Scenarios.Play(step.Scenario, _document);
        if (step.Edits is not null) RandomEdits.Make(_document, step.Edits);
        if (_mirror?.Difference() is { } difference) Assert.Fail($"A mirror differs: {difference}");
        var state = _document.EncodeStateAsUpdate();
        var outcome = new Outcome(
            [.. _sent],
            _document.EncodeStateVector(),
            Convert.ToBase64String(SHA256.HashData(state)),
            [.. step.Diffs.Select(vector => _document.EncodeStateAsUpdate(vector))],
            _document.HasPending,
            hasWaited,
            [.. _events.Order(StringComparer.Ordinal)],
            step.Full ? state : null,
            step.Full ? _document.EncodeStateAsUpdate(format: UpdateFormat.V2) : null,
            step.Show ? Content.Of(_document) : null,
            step.Show ? Content.PackedOf(_document) : null);
        _sent.Clear();
        _events.Clear();
        return outcome;
    }

    public void Dispose() => _document.Dispose();

    private void Open(ulong client)
    {
        _document = new YDoc(new YDocOptions { ClientId = client, Gc = setup.Gc });
        _document.Updated += update =>
        {
            if (update.Origin != Remote) _sent.Add(new Message(update.Bytes.ToArray(), update.ToV2()));
        };
        // Only a text somebody asked for is cleaned up.
        _document.GetText("text");
        _document.GetMap("map");
        _document.GetArray("array");
        _document.GetXmlFragment("xml");
        if (!setup.IsObserved) return;
        EventNotes.Observe(_document, note => _events.Add(note));
        _mirror = new Mirror(_document);
    }

    private void Restart(Restart restart)
    {
        Open(restart.Client);
        var events = _events;
        _events = [];
        foreach (var state in restart.States) _document.ApplyUpdate(state, Remote);
        _events = events;
    }

    private void Take(Pack pack)
    {
        var format = pack.V2 ? UpdateFormat.V2 : UpdateFormat.V1;
        var update = pack.Updates is [var only]
            ? only
            : Update.Merge([.. pack.Updates.Select(part => (ReadOnlyMemory<byte>)part)], format);
        _document.ApplyUpdate(update, Remote, format);
    }
}
