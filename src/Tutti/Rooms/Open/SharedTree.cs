using Tutti.Crdt;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Types;
using Tutti.Kinds;

namespace Tutti.Rooms.Open;

/// <summary>
/// The shared types of a document as one tree of JSON, to be changed by pointers. A change touches as little as it can:
/// a text is edited where it differs, a map key by key, so that what others do at the same time stays.
/// </summary>
internal sealed class SharedTree(YDoc document, IReadOnlyList<SharedRoot> roots)
{
    private const int DeepestPlain = 32;

    private readonly ChangeWork _work = new();

    public static bool IsPointer(string pointer) => Pointer.Read(pointer) is not null;

    /// <summary>The text at a place.</summary>
    public YText FindText(string pointer) =>
        Find(pointer) is { Kind: YValueKind.Type } found && found.AsType() is YText text
            ? text
            : throw new ChangeRefusedException(RefusalCode.InvalidMessage, $"There is no text at {pointer}.");

    /// <summary>What is at a place, as plain JSON.</summary>
    public YValue Read(string pointer)
    {
        if (Find(pointer) is not { Kind: not YValueKind.Undefined } found) throw Nothing(pointer);
        var value = Plain(found);
        _work.Spend(value);
        return value;
    }

    /// <summary>As <see cref="Read"/>, undefined when nothing is there.</summary>
    public YValue TryRead(string pointer) => Pointer.Read(pointer) is null ? YValue.Undefined : Plain(Find(pointer));

    public void Add(string pointer, YValue value) => Put(pointer, value, mustExist: false, isInsertion: true);

    public void Replace(string pointer, YValue value) => Put(pointer, value, mustExist: true, isInsertion: false);

    public void Remove(string pointer)
    {
        var place = Locate(pointer);
        switch (place.Parent)
        {
            case YMap map when place.Plain.Length == 0:
                if (!map.Delete(place.Key)) throw Nothing(pointer);
                break;
            case YArray array when place.Plain.Length == 0:
                array.Delete(IndexIn(array, place.Key, mayBeNew: false, pointer));
                break;
            case { } parent:
                SetPlain(parent, place.Key, PlainEdit.Remove(ValueIn(parent, place.Key, pointer), place.Plain) ?? throw Nothing(pointer), pointer);
                break;
            default:
                throw new ChangeRefusedException(RefusalCode.InvalidMessage, "A root cannot be taken away.");
        }
    }

    private void Put(string pointer, YValue value, bool mustExist, bool isInsertion)
    {
        _work.Spend(value);
        var place = Locate(pointer);
        if (place.Parent is null)
        {
            PutRoot(place.Root, value, pointer);
            return;
        }
        if (place.Plain.Length > 0)
        {
            var changed = PlainEdit.Put(ValueIn(place.Parent, place.Key, pointer), place.Plain, value, mustExist, isInsertion);
            SetPlain(place.Parent, place.Key, changed ?? throw Nothing(pointer), pointer);
        }
        else if (place.Parent is YMap map)
        {
            if (mustExist && !map.ContainsKey(place.Key)) throw Nothing(pointer);
            _work.SpendOnTexts(map[place.Key]);
            Merging.Set(map, place.Key, value, place.Root, place.Depth, pointer);
        }
        else if (place.Parent is YArray array)
        {
            var index = IndexIn(array, place.Key, mayBeNew: isInsertion, pointer);
            if (!isInsertion) array.Delete(index);
            array.Insert(index, value);
        }
        else
        {
            throw new ChangeRefusedException(RefusalCode.InvalidMessage, $"Nothing can be put in at {pointer}.");
        }
    }

    private void PutRoot(SharedRoot root, YValue value, string pointer)
    {
        _work.SpendOnTexts(RootOf(root));
        switch (RootOf(root))
        {
            case YText text when value.Kind == YValueKind.String:
                TextDiff.Apply(text, value.AsString());
                break;
            case YMap map when value.Kind == YValueKind.Object:
                Merging.Into(map, value.AsObject(), root, 0, pointer);
                break;
            default:
                throw new ChangeRefusedException(RefusalCode.InvalidMessage, $"The value does not fit {pointer}.");
        }
    }

    private YValue Find(string pointer)
    {
        var steps = Steps(pointer);
        if (steps.Length == 0) throw new ChangeRefusedException(RefusalCode.InvalidMessage, "The pointer names no root.");
        if (TryFindRoot(steps[0]) is not { } root) return YValue.Undefined;
        var value = (YValue)RootOf(root);
        foreach (var step in steps.AsSpan(1)) value = Step(value, step);
        return value;
    }

    private Place Locate(string pointer)
    {
        var steps = Steps(pointer);
        if (steps.Length == 0 || TryFindRoot(steps[0]) is not { } root)
        {
            throw new ChangeRefusedException(
                RefusalCode.InvalidMessage,
                $"\"{pointer}\" does not begin with a root of the document. There are {string.Join(", ", roots.Select(root => "/" + root.Name))}.");
        }
        if (steps.Length == 1) return new Place(root, null, "", [], 0);
        var parent = RootOf(root);
        for (var i = 1; i < steps.Length - 1; i++)
        {
            var next = Step(parent, steps[i]);
            if (next.Kind == YValueKind.Undefined) throw Nothing(pointer);
            if (next.Kind != YValueKind.Type)
            {
                if (steps.Length - i > DeepestPlain) throw Nothing(pointer);
                return new Place(root, parent, steps[i], steps[(i + 1)..], i - 1);
            }
            parent = next.AsType();
        }
        return new Place(root, parent, steps[^1], [], steps.Length - 2);
    }

    private static YValue Step(YValue value, string step)
    {
        switch (value.Kind)
        {
            case YValueKind.Type when value.AsType() is YMap map: return map[step];
            case YValueKind.Type when value.AsType() is YArray array:
                var at = Pointer.Index(step, array.Count, mayBeNew: false);
                return at < 0 ? YValue.Undefined : array[at];
            default: return PlainEdit.Step(value, step);
        }
    }

    private static YValue ValueIn(YType parent, string key, string pointer) =>
        parent switch
        {
            YMap map => map[key],
            YArray array => array[IndexIn(array, key, mayBeNew: false, pointer)],
            _ => throw Nothing(pointer),
        };

    private void SetPlain(YType parent, string key, YValue value, string pointer)
    {
        // The whole is written anew for what changed in it.
        _work.Spend(value);
        if (parent is YMap map)
        {
            map.Set(key, value);
            return;
        }
        var array = (YArray)parent;
        var index = IndexIn(array, key, mayBeNew: false, pointer);
        array.Delete(index);
        array.Insert(index, value);
    }

    private static int IndexIn(YArray array, string key, bool mayBeNew, string pointer) =>
        Pointer.Index(key, array.Count, mayBeNew) is var index and >= 0 ? index : throw Nothing(pointer);

    private static YValue Plain(YValue value) => value.Kind == YValueKind.Type ? value.AsType().ToJson() : value;

    private static string[] Steps(string pointer) =>
        Pointer.Read(pointer) ?? throw new ChangeRefusedException(RefusalCode.InvalidMessage, "That is not a JSON pointer.");

    private SharedRoot? TryFindRoot(string name) => roots.FirstOrDefault(root => root.Name == name);

    private YType RootOf(SharedRoot root) => root.Kind switch
    {
        RootKind.Text => document.GetText(root.Name),
        RootKind.Array => document.GetArray(root.Name),
        RootKind.Xml => document.GetXmlFragment(root.Name),
        _ => document.GetMap(root.Name),
    };

    private static ChangeRefusedException Nothing(string pointer) =>
        new(RefusalCode.Conflict, $"There is nothing at {pointer}.");

    // Where a pointer leads: the shared type it ends in, the key or index there, and the way on through plain values.
    private readonly record struct Place(SharedRoot Root, YType? Parent, string Key, string[] Plain, int Depth);
}
