using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Crdt;
using Tutti.Crdt.Inspection;
using Tutti.Crdt.Types;
using Tutti.Kinds;
using Tutti.Rooms.Open;

namespace Tutti.Rooms;

/// <content>
/// The document with its shared types at hand: opened when someone without Yjs needs it, kept in step with every accepted
/// update, let go when nobody does. Otherwise the room knows its document only encoded.
/// </content>
internal sealed partial class Room
{
    private const int MostShownOfConflict = 64 * 1024;

    // The size of a message that never came, so that none is settled.
    private const int Unasked = -1;

    private static readonly Refusal ReadOnlyHere = new(RefusalCode.ReadOnly, "You can read this document, but not change it."),
        NoTypes = new(RefusalCode.InvalidMessage, "This document can only be changed with Yjs.");

    private OpenDocument? _open;
    private IReadOnlyList<SharedRoot>? _roots;
    private bool _askedForRoots;
    private long _openUsed;

    /// <summary>Opens the document; null when its shared types are not known here.</summary>
    private async ValueTask<OpenDocument?> OpenAsync()
    {
        _openUsed = Now;
        if (_open is not null) return _open;
        if (!_askedForRoots) _roots = await _services.Roots.FindAsync(Key.Document);
        _askedForRoots = true;
        if (_roots is null) return null;
        try
        {
            return _open = new OpenDocument(_roots, [_state.Full(), .. _pending.Updates]);
        }
        catch (CrdtException error)
        {
            GiveUp(error);
            return null;
        }
    }

    // Somebody made a document that Yjs can hold and nobody can read. It goes on for those with Yjs, as one whose types
    // are not known, and is not tried again at every update.
    private void GiveUp(Exception error)
    {
        LogOpenFailed(error, Key.Document);
        LetGo();
        _roots = null;
    }

    // Members without Yjs are told what every update changes, so the document has to be open before one is accepted.
    private ValueTask<OpenDocument?> OpenForListenersAsync() => _roster.JsonOnlyCount > 0 || _open is not null ? OpenAsync() : new((OpenDocument?)null);

    private IReadOnlyList<ContentChange> FollowWith(ReadOnlyMemory<byte> update)
    {
        try
        {
            return _open?.Apply(update.Span) ?? [];
        }
        catch (Exception error) when (error is CrdtException or AggregateException)
        {
            GiveUp(error);
            return [];
        }
    }

    private void LetGoWhenIdle(long now)
    {
        if (_open is null || _roster.JsonOnlyCount > 0 || now - _openUsed < _services.Options.KeptOpen.TotalMilliseconds) return;
        LetGo();
    }

    private void LetGo()
    {
        _open?.Dispose();
        _open = null;
    }

    private async ValueTask ChangeAsync(RequestedEdit request, DocumentChange change, long letInUnder)
    {
        if (!request.Rights.May(Permission.Edit))
        {
            request.Refuse(ReadOnlyHere);
            return;
        }
        if (await OpenAsync() is not { } open)
        {
            request.Refuse(NoTypes);
            return;
        }
        var version = _head + _pending.Count;
        if (request.IfVersion is { } expected && expected != version)
        {
            RefuseBehind(request, ConflictOf(open, change, expected, version));
            return;
        }
        var client = _gate.ServerClientOf(request.Person.Id);
        var rules = await RulesAsync();
        try
        {
            var (against, places) = Try(rules, request, change, open, client);
            if (against is not null)
            {
                RefuseBehind(request, against);
                return;
            }
            var (update, changes) = open.Edit(client, change);
            Accept(request, update, changes, places, letInUnder);
        }
        catch (ChangeRefusedException refused)
        {
            if (open.IsSpoilt) LetGo();
            RefuseBehind(request, refused.Refusal);
        }
        catch (Exception error) when (error is CrdtException or ArgumentException or InvalidOperationException)
        {
            LetGo();
            request.Refuse(new Refusal(RefusalCode.InvalidMessage, "The change does not fit the document."));
        }
    }

    private void Accept(
        RequestedEdit request, byte[]? update, IReadOnlyList<ContentChange> changes, IReadOnlyList<UpdateChange>? places, long letInUnder)
    {
        if (update is null)
        {
            Accept(new PendingEdit(request, 0, 0, default, 0));
            return;
        }
        var (verdict, refusal, facts) = _gate.Look(request, update, _state.Bytes + _pending.Bytes, isByServer: true);
        if (verdict == EditVerdict.Accepted)
        {
            _gate.Take(request, update, facts, _pending.Authors);
            var now = Now;
            Accept(new PendingEdit(request, 0, now, update, 0)
            {
                Changes = changes,
                LetInUnder = letInUnder,
                Places = places,
                Announced = request.Change?.Announce(Key.Document, request.Person, DateTimeOffset.FromUnixTimeMilliseconds(now)),
            });
            return;
        }
        LetGo();
        request.Refuse(refusal ?? new Refusal(RefusalCode.Internal, "The change could not be written down."));
    }

    // What the refusal says was read from accepted edits, so it is told when they are committed.
    private void RefuseBehind(RequestedEdit request, Refusal refusal)
    {
        request.Refusal = refusal;
        Accept(new PendingEdit(request, 0, 0, default, 0));
    }

    private async ValueTask AnswerSyncRequestAsync(Member member, string? reference, int received)
    {
        var frame = await OpenAsync() is { } open && TryToJson(open) is { } json
            ? RoomFrames.Content(Key.Document, _head + _pending.Count, json.Span, reference)
            : RoomFrames.State(Key.Document, _state.Full().Span, reference);
        Accept(new PendingEdit(member, 0, 0, default, received) { Answer = frame, Reference = reference });
    }

    private ReadOnlyMemory<byte>? TryToJson(OpenDocument open)
    {
        try
        {
            return open.ToJson();
        }
        catch (CrdtException error)
        {
            GiveUp(error);
            return null;
        }
    }

    private static Refusal ConflictOf(OpenDocument open, DocumentChange change, long expected, long version)
    {
        try
        {
            return Conflict(open, change, expected, version);
        }
        catch (Exception error) when (error is CrdtException or ChangeRefusedException)
        {
            return new Refusal(RefusalCode.Conflict, "The document has changed since that version.");
        }
    }

    private static Refusal Conflict(OpenDocument open, DocumentChange change, long expected, long version)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("if_version"u8, expected);
            json.WriteNumber("version"u8, version);
            json.WriteStartObject("theirs"u8);
            foreach (var place in change.Places) WriteTheirs(json, place, open.Read(place));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        using var parsed = JsonDocument.Parse(buffer.WrittenMemory);
        return new Refusal(RefusalCode.Conflict, "The document has changed since that version.") { Conflict = parsed.RootElement.Clone() };
    }

    // What is there no more is left out; what is too large to be shown in a refusal is null.
    private static void WriteTheirs(Utf8JsonWriter json, string place, YValue value)
    {
        if (value.Kind == YValueKind.Undefined) return;
        var text = value.ToJson();
        json.WritePropertyName(place);
        if (text.Length > MostShownOfConflict || json.BytesCommitted + json.BytesPending > 4 * MostShownOfConflict) json.WriteNullValue();
        else json.WriteRawValue(text);
    }

    [LoggerMessage(111, LogLevel.Error, "Document {Document} cannot be put together from its updates")]
    private partial void LogOpenFailed(Exception error, DocumentId document);
}
