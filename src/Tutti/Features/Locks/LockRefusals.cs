using System.Text.Json;
using Tutti.Actions;

namespace Tutti.Features.Locks;

/// <summary>Why a lock was not given.</summary>
internal static class LockRefusals
{
    public static readonly Refusal OnlyHolder = new(RefusalCode.PermissionDenied, "Somebody else holds this lock."),
        IsYours = new(RefusalCode.Conflict, "You hold this lock yourself."),
        TooManyHere = new(RefusalCode.Conflict, "There are as many locks as there may be; release one first."),
        TooManyYours = new(RefusalCode.Conflict, "You hold as many locks as one may; release one first."),
        TooManyWait = new(RefusalCode.Conflict, "As many people wait for this lock as may."),
        NoSuchPart = new(RefusalCode.InvalidMessage, "The range has to be a part of the text that resource_id names, with something in it.");

    /// <summary>Somebody else holds it; the lock in the way comes with it.</summary>
    public static Refusal Locked(ActionJson json, HeldLock inTheWay) =>
        With(json, inTheWay, new Refusal(RefusalCode.Locked, $"{inTheWay.HolderName} has locked this."));

    /// <summary>Somebody else holds it, whom one may not take it from.</summary>
    public static Refusal NotFromThem(ActionJson json, HeldLock inTheWay) =>
        With(json, inTheWay, new Refusal(RefusalCode.PermissionDenied, $"Your role does not allow to take it over from {inTheWay.HolderName}."));

    private static Refusal With(ActionJson json, HeldLock inTheWay, Refusal refusal)
    {
        var reader = new Utf8JsonReader(json.Write(inTheWay.ToView()));
        return refusal with { Lock = JsonElement.ParseValue(ref reader) };
    }
}
