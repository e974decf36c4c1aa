using Tutti.Connections;
using Tutti.Crdt;
using Tutti.Crdt.Inspection;
using Tutti.Crdt.Protocol;

namespace Tutti.Rooms;

/// <content>What a room does with edits and presence that come in.</content>
internal sealed partial class Room
{
    // Speaking for others this often is no accident.
    private const int ToleratedOffences = 2;

    // What a seed leaves in a document that is otherwise empty, at most.
    private const int MostBeforeFirstState = 64 * 1024;

    private bool _draining;
    private long _submittedAt;

    private ValueTask EditAsync(Member member, ReadOnlyMemory<byte> update, bool isStep2) =>
        EditAsync(member, ++member.UpdatesSent, update, isStep2);

    private async ValueTask EditAsync(Member member, long number, ReadOnlyMemory<byte> update, bool isStep2)
    {
        // Rights are those of this moment, not those of the join. Their number is read first: when they change while they
        // are looked up, the journal finds it raised.
        var letInUnder = EditNumber;
        if (!AreCurrent(member.Rights)) await RefreshRightsAsync(member);
        await OpenForListenersAsync();
        var (verdict, refusal, places) = await CheckAsync(member, update);
        switch (verdict)
        {
            case EditVerdict.Accepted:
                if (isStep2) member.HasGap = false;
                Accept(new PendingEdit(member, number, Now, update, update.Length)
                {
                    Changes = FollowWith(update),
                    LetInUnder = letInUnder,
                    Places = places,
                });
                return;
            case EditVerdict.NothingNew:
                if (isStep2) member.HasGap = false;
                // All of it is in the document or on its way there: acknowledged after what is on its way.
                Accept(new PendingEdit(member, number, 0, default, update.Length));
                return;
            case EditVerdict.Incomplete when member.HasGap && isStep2:
                // It was asked for everything and still lacks something of its own: no answer will mend that.
                refusal = new Refusal(RefusalCode.UpdateRejected, "The update builds on changes that nobody has.");
                break;
            case EditVerdict.Incomplete:
                if (!member.HasGap) member.Send(RoomFrames.Step1(_known.Structs));
                member.HasGap = true;
                break;
            case EditVerdict.Malformed:
                member.Socket.Close(CloseCode.BadMessage, refusal!.Message);
                break;
        }
        if (refusal is not null && verdict != EditVerdict.Malformed) Refuse(member, refusal, number);
        member.Socket.Settled(update.Length);
    }

    // The gate first looks, then the rules are asked, then the gate takes the update in.
    private async ValueTask<(EditVerdict Verdict, Refusal? Refusal, IReadOnlyList<UpdateChange>? Places)> CheckAsync(
        IEditor editor, ReadOnlyMemory<byte> update)
    {
        var (verdict, refusal, facts) = _gate.Look(editor, update.Span, _state.Bytes + _pending.Bytes);
        if (verdict != EditVerdict.Accepted) return (verdict, refusal, null);
        var (against, places) = await JudgeAsync(editor, update);
        if (against is not null) return (EditVerdict.Refused, against, null);
        _gate.Take(editor, update.Span, facts, _pending.Authors);
        return (EditVerdict.Accepted, null, places);
    }

    private async ValueTask EditAsync(RequestedEdit request)
    {
        var letInUnder = EditNumber;
        if (!await IsStillAllowedAsync(request)) return;
        if (request.Change is { } change)
        {
            await ChangeAsync(request, change, letInUnder);
            return;
        }
        if (request.Update.Length > _services.Options.UpdateBytes && _state.Bytes + _pending.Bytes > MostBeforeFirstState)
        {
            request.Refuse(new Refusal(RefusalCode.TooLarge, "Only the first state of a document may be this large."));
            return;
        }
        await OpenForListenersAsync();
        var (verdict, refusal, places) = await CheckAsync(request, request.Update);
        if (verdict == EditVerdict.Accepted)
            Accept(new PendingEdit(request, 0, Now, request.Update, 0) { Changes = FollowWith(request.Update), LetInUnder = letInUnder, Places = places });
        else if (verdict == EditVerdict.NothingNew)
            Accept(new PendingEdit(request, 0, 0, default, 0));
        else
            request.Refuse(refusal ?? new Refusal(RefusalCode.UpdateRejected, "The update builds on changes that the server does not have."));
    }

    private async ValueTask<bool> IsStillAllowedAsync(RequestedEdit request)
    {
        if (AreCurrent(request.Rights)) return true;
        if (await _services.Authorizer.AuthorizeAsync(request.Person, Key.Document, CancellationToken.None) is { } rights)
        {
            request.Rights = rights;
            return true;
        }
        request.Refuse(new Refusal(RefusalCode.NotFound, "There is no such thing, or it is not shared with you."));
        return false;
    }

    private void Accept(PendingEdit edit)
    {
        if (edit.Update.IsEmpty && _pending.IsIdle)
        {
            if (edit.Answer is { } answer) ((Member)edit.Editor).Send(answer);
            Acknowledge(edit);
            return;
        }
        _pending.Add(edit);
        var now = Now;
        _pace.Count(_roster.Count, now);
        _pace.WantEdits(now);
    }

    private void Submit()
    {
        if (_pending.IsUnderWay || !_pending.HasNext) return;
        _submittedAt = Now;
        var (entries, authors, letInUnder) = _pending.Begin();
        if (entries.Count == 0)
        {
            Appended(AppendOutcome.Committed, _submittedAt);
            return;
        }
        var append = new RoomAppend(
            _stored.Id,
            _stored.Position.Fence,
            _head,
            entries.Count,
            Chunk.Write(entries),
            authors,
            new RightsMark(Key.Document, letInUnder));
        _services.Journal.Append(append, this);
    }

    private void Appended(AppendOutcome outcome, long now)
    {
        if (outcome == AppendOutcome.Fenced)
        {
            // Someone else owns the room now. Nothing of this batch is acknowledged; everyone reconnects and resends.
            CloseEverySocket(CloseCode.TryAgainLater);
            _ended = true;
            return;
        }
        var committed = _pending.Committed();
        foreach (var edit in committed)
        {
            if (edit.Update.IsEmpty) continue;
            _head++;
            if (edit.Editor is RequestedEdit request) request.Version = _head;
            _state.Append(edit.Update);
            _services.Edits.Edited(Key, edit.Editor);
            _roster.Edited(edit.Editor.Person.Id, edit.At);
            _snapshots.Count(edit.Update.Length, now);
        }
        _fanOut.Edits(committed, _head, _roots is not null);
        foreach (var edit in committed) Acknowledge(edit);
        _pending.Clear();
        if (_draining && !_pending.HasNext) _ended = true;
        else if (_pending.HasNext) _pace.WantEdits(now);
    }

    private void Acknowledge(PendingEdit edit)
    {
        if (edit.Editor is not Member member)
        {
            ((RequestedEdit)edit.Editor).Complete(_head);
            return;
        }
        if (edit.Received >= 0) member.Socket.Settled(edit.Received);
        if (edit.Answer is null && !member.HasGap) _fanOut.Acknowledge(member, edit.Number);
    }

    private static void Refuse(Member member, Refusal refusal, long number)
    {
        if (member.Dialect.SpeaksJson()) member.Send(RoomFrames.Refused(refusal, number));
        else if (refusal.Code == RefusalCode.TooLarge) member.Socket.Close(CloseCode.TooLarge, refusal.Message);
        else member.Send(Connections.Frame.Binary(AuthMessage.PermissionDeniedFrame(refusal.Message), FrameKind.Control));
    }

    private void HearAwareness(Member member, ReadOnlyMemory<byte> data)
    {
        try
        {
            foreach (var entry in AwarenessUpdate.Read(data.Span, MaxAwarenessEntries))
            {
                var verdict = _presence.Set(member, entry.Client, entry.Clock, entry.State, entry.IsRemoval);
                if (verdict == PresenceVerdict.Impersonation) Warn(member);
                else if (verdict == PresenceVerdict.Malformed)
                    member.Socket.Close(CloseCode.BadMessage, "not a presence that may be sent");
            }
        }
        catch (CrdtException)
        {
            member.Socket.Close(CloseCode.BadMessage, "not an awareness update");
        }
        member.Socket.Settled(data.Length);
    }

    private void HearJson(Member member, int received, JsonPresenceFrame frame)
    {
        member.Socket.Settled(received);
        if (member.Dialect != Dialect.Json)
        {
            member.Send(RoomFrames.Error(PresenceIsAwareness, frame.Ref));
            return;
        }
        var own = member.JsonPresence ??= new JsonPresence(_presence.NewId());
        own.Give(JsonPresence.Active);
        var wrong = own.Merge(frame.Body, frame.Type, Now, (long)_services.Options.TypingTimeout.TotalMilliseconds);
        if (wrong is null && !ShowJsonPresence(member, own)) wrong = "The presence is too large or nested too deep.";
        if (wrong is not null) member.Send(RoomFrames.Error(new Refusal(RefusalCode.InvalidMessage, wrong), frame.Ref));
        else if (frame.Ref is not null) member.Send(RoomFrames.Ack(frame.Ref));
    }

    private bool ShowJsonPresence(Member member, JsonPresence own) =>
        _presence.Set(member, own.ClientId, ++own.Clock, own.ToState(), isRemoval: false) == PresenceVerdict.Taken;

    private static void Warn(Member member)
    {
        if (++member.Offences > ToleratedOffences)
            member.Socket.Close(CloseCode.BadMessage, "spoke for somebody else");
        else if (member.Dialect.SpeaksJson())
            member.Send(RoomFrames.Error(Impersonation, null));
    }

    private const int MaxAwarenessEntries = 1_100;

    private static readonly Refusal Impersonation = new(RefusalCode.PermissionDenied, "A socket can speak for its own awareness ids only."),
        PresenceIsAwareness = new(RefusalCode.InvalidMessage, "On this socket presence travels as awareness.");
}
