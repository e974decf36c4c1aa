using Tutti.Crdt.Inspection;

namespace Tutti.Rooms.Rules;

/// <summary>Says whether someone may make a change under the rules of a document.</summary>
internal static class RuleJudge
{
    private static readonly Refusal PutOut = new(RefusalCode.PermissionDenied, "You were removed from the session."),
        NobodysTurn = new(RefusalCode.NotYourTurn, "People take turns here. Ask for yours."),
        NotHeld = new(RefusalCode.Locked, "In this session you can only edit what you have locked."),
        NotKnown = new(RefusalCode.Locked, "Something here is locked, and it cannot be told whether the change concerns it.");

    /// <summary>What follows from who it is, wherever the change lies.</summary>
    public static Refusal? OfPerson(EditRules rules, PersonId person)
    {
        if (rules.Removed.Contains(person)) return PutOut;
        if (rules.Mode != EditMode.Sequential || rules.Turn?.Id == person) return null;
        return rules.Turn is { } other ? new Refusal(RefusalCode.NotYourTurn, $"It is the turn of {other.Name}.") : NobodysTurn;
    }

    /// <summary>What follows from where the changes lie.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="person">Who makes the changes.</param>
    /// <param name="changes">The changes; null when they cannot be told.</param>
    /// <param name="ranges">Where held ranges are before the changes.</param>
    /// <param name="now">The time: what has ended by now does not count.</param>
    public static Refusal? OfPlaces(
        EditRules rules, PersonId person, IReadOnlyList<UpdateChange>? changes, RangePlaces ranges, DateTimeOffset now)
    {
        if (changes is null) return NotKnown;
        foreach (var change in changes)
        {
            var isMine = false;
            foreach (var held in rules.Held)
            {
                if (held.Until <= now) continue;
                if (held.Holder == person) isMine |= held.Covers(change, ranges);
                else if (held.IsTouchedBy(change, ranges)) return new Refusal(RefusalCode.Locked, $"{held.HolderName} has locked this.");
            }
            if (rules.Mode == EditMode.Locked && !isMine) return NotHeld;
        }
        return null;
    }
}
