using Tutti.Connections;
using Tutti.Crdt;
using Tutti.Crdt.Inspection;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;

namespace Tutti.Rooms;

/// <content>Who may edit what at this moment, besides what roles allow: turns, locks, who was put out.</content>
internal sealed partial class Room
{
    private EditRules _rules = EditRules.None;

    private bool RulesAreCurrent => _rules.Number == _services.Rules.Current(Key.Document);

    // What an edit is let in under: either number only grows, so their sum is the same only while neither has changed.
    private long EditNumber => RightsNumber + _services.Rules.Current(Key.Document);

    private async ValueTask<EditRules> RulesAsync()
    {
        if (!RulesAreCurrent) _rules = await _services.Rules.ReadAsync(Key.Document, CancellationToken.None);
        return _rules;
    }

    private async ValueTask RulesChangedAsync()
    {
        if (RulesAreCurrent) return;
        var rules = await RulesAsync();
        foreach (var person in rules.Removed) PutOut(person, CloseCode.NoAccess, "removed from the session");
    }

    private void PutOut(PersonId person, CloseCode code, string reason)
    {
        foreach (var member in _roster.All)
        {
            if (member.Person.Id == person) member.Socket.Close(code, reason);
        }
    }

    /// <returns>Why somebody may not come in, or null.</returns>
    private async ValueTask<CloseCode?> RefuseEntryAsync(Member member)
    {
        var rules = await RulesAsync();
        if (rules.Removed.Contains(member.Person.Id)) return CloseCode.NoAccess;
        return rules.HasRoomFor(member.Person.Id, _roster.People) ? null : CloseCode.RoomFull;
    }

    /// <summary>
    /// Whether an update may change what it changes; asked when everything else allows it, and before the document has it. What it
    /// changes is told along where it was looked at.
    /// </summary>
    private async ValueTask<(Refusal? Refusal, IReadOnlyList<UpdateChange>? Places)> JudgeAsync(IEditor editor, ReadOnlyMemory<byte> update)
    {
        var rules = await RulesAsync();
        var person = editor.Person.Id;
        if (RuleJudge.OfPerson(rules, person) is { } refusal) return (refusal, null);
        var now = _services.Clock.GetUtcNow();
        return rules.DependOnPlace(person, now) ? Judge(rules, person, await OpenAsync(), update, now) : default;
    }

    private (Refusal? Refusal, IReadOnlyList<UpdateChange>? Places) Judge(
        EditRules rules, PersonId person, OpenDocument? open, ReadOnlyMemory<byte> update, DateTimeOffset now)
    {
        IReadOnlyList<UpdateChange>? changes = null;
        try
        {
            changes = open?.Inspect(update.Span);
        }
        catch (CrdtException error)
        {
            LogOpenFailed(error, Key.Document);
        }
        return (RuleJudge.OfPlaces(rules, person, changes, new RangePlaces(open?.Document), now), changes);
    }

    /// <summary>Whether the rules, which have changed, still allow an edit that was let in; false when it cannot be told any more.</summary>
    private static bool Allow(EditRules rules, PendingEdit edit, DateTimeOffset now)
    {
        var person = edit.Editor.Person.Id;
        if (RuleJudge.OfPerson(rules, person) is not null) return false;
        if (!rules.DependOnPlace(person, now)) return true;
        // Ranges move with the words, and the edit is among them by now.
        return edit.Places is { } places && rules.Held.All(held => held.Range is null)
            && RuleJudge.OfPlaces(rules, person, places, new RangePlaces(null), now) is null;
    }

    /// <summary>
    /// An edit without Yjs under rules that look at places is made on a copy first: once it is in the document, what it changed
    /// cannot be told apart any more.
    /// </summary>
    private (Refusal? Refusal, IReadOnlyList<UpdateChange>? Places) Try(
        EditRules rules, RequestedEdit request, DocumentChange change, OpenDocument open, ulong client)
    {
        if (RuleJudge.OfPerson(rules, request.Person.Id) is { } refusal) return (refusal, null);
        var now = _services.Clock.GetUtcNow();
        if (!rules.DependOnPlace(request.Person.Id, now)) return default;
        using var copy = new OpenDocument(_roots!, [_state.Full(), .. _pending.Updates]);
        var (update, _) = copy.Edit(client, change);
        return update is null ? default : Judge(rules, request.Person.Id, open, update, now);
    }

    private void Tell(Telling telling, Member? by)
    {
        foreach (var member in _roster.All)
        {
            if (member.Dialect.SpeaksJson() && (telling.Only is null || telling.Only == member.Person.Id)) member.Send(telling.Frame);
        }
        if (telling.Reference is { } reference) by?.Send(RoomFrames.Ack(reference));
    }
}
