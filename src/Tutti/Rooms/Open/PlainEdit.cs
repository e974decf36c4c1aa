using Tutti.Crdt.Types;

namespace Tutti.Rooms.Open;

/// <summary>Changes inside plain values, which a shared type holds as a whole: the changed whole takes their place.</summary>
internal static class PlainEdit
{
    public static YValue Step(YValue value, string step)
    {
        if (value.Kind == YValueKind.Object) return value.AsObject().GetValueOrDefault(step);
        if (value.Kind != YValueKind.Array) return YValue.Undefined;
        var index = Pointer.Index(step, value.AsArray().Count, mayBeNew: false);
        return index < 0 ? YValue.Undefined : value.AsArray()[index];
    }

    /// <summary>The whole with a value put in; null when the place does not exist.</summary>
    public static YValue? Put(YValue whole, ReadOnlySpan<string> steps, YValue value, bool mustExist, bool isInsertion)
    {
        var step = steps[0];
        if (steps.Length > 1)
        {
            var inner = Step(whole, step);
            if (inner.Kind == YValueKind.Undefined) return null;
            return Put(inner, steps[1..], value, mustExist, isInsertion) is { } changed ? With(whole, step, changed) : (YValue?)null;
        }
        if (whole.Kind == YValueKind.Object)
            return mustExist && !whole.AsObject().ContainsKey(step) ? (YValue?)null : With(whole, step, value);
        if (whole.Kind != YValueKind.Array) return null;
        var items = whole.AsArray().ToList();
        var index = Pointer.Index(step, items.Count, isInsertion);
        if (index < 0) return null;
        if (isInsertion) items.Insert(index, value);
        else items[index] = value;
        return YValue.Array(items);
    }

    /// <summary>The whole with a value taken out; null when there is none.</summary>
    public static YValue? Remove(YValue whole, ReadOnlySpan<string> steps)
    {
        var step = steps[0];
        var inner = Step(whole, step);
        if (inner.Kind == YValueKind.Undefined) return null;
        if (steps.Length > 1) return Remove(inner, steps[1..]) is { } changed ? With(whole, step, changed) : (YValue?)null;
        if (whole.Kind == YValueKind.Object) return YValue.Object(whole.AsObject().Where(pair => pair.Key != step));
        var items = whole.AsArray().ToList();
        items.RemoveAt(Pointer.Index(step, items.Count, mayBeNew: false));
        return YValue.Array(items);
    }

    private static YValue With(YValue whole, string step, YValue value)
    {
        if (whole.Kind == YValueKind.Array)
        {
            var items = whole.AsArray().ToList();
            items[Pointer.Index(step, items.Count, mayBeNew: false)] = value;
            return YValue.Array(items);
        }
        var pairs = new OrderedDictionary<string, YValue>(whole.AsObject(), StringComparer.Ordinal) { [step] = value };
        return YValue.Object(pairs);
    }
}
