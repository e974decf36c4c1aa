using Tutti.Access;
using Tutti.Connections;

namespace Tutti.Rooms;

/// <content>Who comes and goes, and what they are given on their way.</content>
internal sealed partial class Room
{
    private async ValueTask JoinAsync(Member member)
    {
        // Rights that were lost on the way in: the change was told before this socket was there to hear it.
        if (!AreCurrent(member.Rights)) await RefreshRightsAsync(member);
        if (!member.Rights.May(Permission.See)) return;
        if (await RefuseEntryAsync(member) is { } full)
        {
            member.Socket.Close(full, full == CloseCode.RoomFull ? CloseReasons.Of(full) : "removed from the session");
            return;
        }
        _roster.Add(member);
        member.LastEvent = _events.Last;
        if (member.Epoch is { } epoch && epoch != _stored.Epoch.ToString("D"))
        {
            member.Socket.Close(CloseCode.EpochChanged, CloseReasons.Of(CloseCode.EpochChanged));
            return;
        }
        await IntroduceAsync(member, member.After);
        if (member.Dialect.SpeaksBinary())
        {
            member.Send(RoomFrames.Step1(_known.Structs));
            if (!_presence.IsEmpty) member.Send(_presence.AllAsAwareness());
        }
    }

    // What still lies in the inbox from someone who was put out is not even answered.
    private static bool IsOut(Member member, RoomMessage message)
    {
        if (member.Rights.May(Permission.See) || message.Kind is RoomMessageKind.Join or RoomMessageKind.Leave) return false;
        if (message.Kind is not (RoomMessageKind.CaughtUp or RoomMessageKind.EventsRead)) member.Socket.Settled(message.Data.Length);
        return true;
    }

    private void Leave(Member member)
    {
        member.IsCatchingUp = false;
        if (!_roster.All.Contains(member)) return;
        _presence.Remove(member);
        _roster.Remove(member);
        if (_roster.Count == 0) _emptySince = Now;
    }

    private void AnswerStep1(Member member, ReadOnlyMemory<byte> stateVector)
    {
        try
        {
            foreach (var frame in _state.AnswerTo(stateVector.Span)) member.Outbox.Enqueue(frame);
            member.Outbox.Flush();
        }
        catch (Crdt.CrdtException)
        {
            member.Socket.Close(CloseCode.BadMessage, "not a state vector");
        }
        member.Socket.Settled(stateVector.Length);
    }

    private async ValueTask HelpSlowReaderAsync(Member member, OutboxOverflow overflow)
    {
        if (overflow == OutboxOverflow.NeedsState)
        {
            await SendWholeAsync(member);
        }
        if (_presence.IsEmpty) return;
        member.Send(member.Dialect.SpeaksBinary() ? _presence.AllAsAwareness() : _presence.AllAsJson());
    }

    private async ValueTask SendWholeAsync(Member member)
    {
        if (!member.Dialect.SpeaksBinary())
        {
            member.Send(RoomFrames.Resync);
            await AnswerSyncRequestAsync(member, null, Unasked);
            return;
        }
        if (member.Dialect == Dialect.TuttiV1 && _state.Bytes >= _services.Options.StateByHttpBytes)
        {
            // It asks by its state vector, and has nearly all of it.
            member.Send(RoomFrames.ResyncInsteadOfState);
            return;
        }
        if (member.Dialect.SpeaksJson()) member.Send(RoomFrames.Resync);
        foreach (var frame in _state.AnswerTo([0])) member.Outbox.Enqueue(frame);
        member.Outbox.Flush();
    }

    private long RightsNumber => _services.Permissions.Current(Key.Document);

    private bool AreCurrent(DocumentRights rights) => rights.AreOf(RightsNumber, _services.Clock.GetUtcNow());

    private async ValueTask RefreshRightsAsync(Member member)
    {
        var rights = await _services.Authorizer.AuthorizeAsync(member.Person, Key.Document, CancellationToken.None);
        if (rights is null)
        {
            member.Rights = new DocumentRights(default, RightsNumber);
            member.Socket.Close(CloseCode.NoAccess, "no access any more");
            return;
        }
        var changed = rights.Role != member.Rights.Role || rights.Permissions != member.Rights.Permissions;
        member.Rights = rights;
        if (!changed) return;
        member.UserMember = PresenceStamp.UserMember(member.Person, rights.Role);
        _presence.Restamp(member, member.UserMember);
        if (member.Dialect.SpeaksJson()) member.Send(RoomFrames.PermissionsChanged(Key.Document, rights, Now));
    }

    private void Show(Person person)
    {
        if (!_roster.Show(person)) return;
        foreach (var member in _roster.All)
        {
            if (member.Person.Id != person.Id) continue;
            member.Person = person;
            member.UserMember = PresenceStamp.UserMember(person, member.Rights.Role);
            _presence.Restamp(member, member.UserMember);
        }
    }

    // A link that ends takes its rights along, also from someone who sends nothing.
    private async ValueTask EndRightsAsync()
    {
        var now = _services.Clock.GetUtcNow();
        foreach (var member in _roster.All.FindAll(member => member.Rights.Until <= now)) await RefreshRightsAsync(member);
    }

    private void EndSession(string sessionId)
    {
        foreach (var member in _roster.All)
        {
            if (member.Who.SessionId == sessionId || member.Who.ProvenBy == sessionId) member.Socket.Close(CloseCode.NotAuthenticated, "the session has ended");
        }
    }
}
