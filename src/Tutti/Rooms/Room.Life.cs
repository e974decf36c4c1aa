using Tutti.Connections;
using Tutti.Rooms.States;

namespace Tutti.Rooms;

/// <content>What a room does by itself: looks after its sockets once a second, and ends.</content>
internal sealed partial class Room
{
    private void Sweep(long now)
    {
        foreach (var member in _roster.All)
        {
            if (member.JsonPresence is { } own && own.ExpireTyping(now)) ShowJsonPresence(member, own);
            var silent = now - member.LastHeard > _services.Options.PresenceTimeout.TotalMilliseconds;
            if (silent && !member.IsStale) _presence.Remove(member);
            member.IsStale = silent;
            if (member.Dialect == Connections.Dialect.Json && !silent) GiveStatus(member, now);
            if (member.Who.ExpiresAt is { } expiry && expiry.ToUnixTimeMilliseconds() < now)
                member.Socket.Close(CloseCode.NotAuthenticated, "the token has expired");
            else if (now - member.LastHeard > _services.Options.SilenceTimeout.TotalMilliseconds)
                member.Socket.Close(CloseCode.TryAgainLater, "silent for too long");
        }
        LetGoWhenIdle(now);
        ReadMissingEvents();
        if (_snapshots.IsDue(_head, _pending.IsIdle, now)) _snapshots.Start(_stored, _head, _services, Post);
        var isOver = _roster.Count == 0 && now - _emptySince >= _services.Options.KeptWarm.TotalMilliseconds;
        if (isOver && _pending.IsIdle && !_snapshots.IsUnderWay) _ended = true;
    }

    // Scripts and phones seldom say how present they are. Whoever has said nothing of themselves yet is shown once they are not active.
    private void GiveStatus(Member member, long now)
    {
        var quiet = now - member.LastActive;
        var status = quiet >= _services.Options.AwayAfter.TotalMilliseconds ? "away"
            : quiet >= _services.Options.IdleAfter.TotalMilliseconds ? "idle"
            : JsonPresence.Active;
        if (status == JsonPresence.Active && member.JsonPresence is null) return;
        var own = member.JsonPresence ??= new JsonPresence(_presence.NewId());
        if (own.Give(status) || member.AwarenessIds.Count == 0) ShowJsonPresence(member, own);
    }

    private void Drain()
    {
        CloseEverySocket(CloseCode.GoingAway);
        _draining = true;
        if (_pending.IsIdle) _ended = true;
    }

    private void CloseEverySocket(CloseCode code)
    {
        foreach (var member in _roster.All) member.Socket.Close(code, CloseReasons.Of(code));
    }

    // Whatever still lies in the inbox when the room closes: joins are tried again by their sockets, the rest is moot.
    private void TurnAway()
    {
        while (_inbox.Reader.TryRead(out var message))
        {
            message.Member?.Socket.Close(CloseCode.TryAgainLater, CloseReasons.Of(CloseCode.TryAgainLater));
            if (message.Detail is TaskCompletionSource<RoomReading> waiting)
                waiting.TrySetException(new RoomClosedException());
            (message.Detail as TaskCompletionSource<IReadOnlyList<PresentPerson>>)?.TrySetResult([]);
            (message.Detail as RequestedEdit)?.TurnAway();
        }
    }
}
