using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// What a transaction did to a text, as a delta. A format that turns out to say what is in force anyway is deleted, as
/// Yjs does: whoever looks at the delta cleans up.
/// </summary>
internal sealed class TextEventDelta
{
    private readonly YEvent _change;
    private readonly YDoc _document;
    private readonly Delta _delta = new();
    private readonly StringBuilder _inserted = new();
    private readonly List<int> _useless = [];

    // In force now; in force before; what the places that are retained get.
    private readonly AttributeMap _current = new();
    private readonly AttributeMap _old = new();
    private readonly AttributeMap _changed = new();
    private DeltaOpKind? _kind;
    private int _length;

    private TextEventDelta(YEvent change)
    {
        _change = change;
        _document = change.Transaction.Document;
    }

    public static Delta Of(YEvent change)
    {
        var walk = new TextEventDelta(change);
        walk.Run();
        return walk._delta;
    }

    private void Run()
    {
        var store = _document.Store;
        for (var handle = _change.Target.Node!.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (item.Kind == ContentKind.Format) PassFormat(handle, in item);
            else if (item.Kind is ContentKind.String or ContentKind.Type or ContentKind.Embed) PassContent(in item);
        }

        EndOp();
        while (_delta.Count > 0 && _delta[^1] is { Kind: DeltaOpKind.Retain, Attributes: null }) _delta.DropLast();
        if (_useless.Count == 0) return;
        using var change = _document.Change();
        foreach (var handle in _useless) change.Transaction.Delete(handle);
    }

    private void PassContent(in Item item)
    {
        var isDeleted = _change.Deletes(in item);
        if (_change.Adds(in item))
        {
            if (!isDeleted) Insert(in item);
        }
        else if (isDeleted)
        {
            Pass(DeltaOpKind.Delete, item.Length);
        }
        else if (item.IsLive)
        {
            Pass(DeltaOpKind.Retain, item.Length);
        }
    }

    private void Insert(in Item item)
    {
        if (item.Kind == ContentKind.String)
        {
            Pass(DeltaOpKind.Insert, 0);
            TextReader.Append(_inserted, _document.Store, in item);
            return;
        }

        EndOp();
        var embed = ItemValues.Last(_document, in item);
        // As in Yjs, which takes them for empty text.
        if (embed.Kind is YValueKind.Number or YValueKind.Boolean or YValueKind.Undefined || embed == "") return;
        _delta.AddRead(DeltaOp.Insert(embed, _current.ToAttributes()));
    }

    private void PassFormat(int handle, in Item item)
    {
        var mark = _document.Formats.Of(handle);
        var isDeleted = _change.Deletes(in item);
        var isUseless = false;
        if (_change.Adds(in item)) isUseless = !isDeleted && IsUselessNew(mark);
        else if (isDeleted) PassDeleted(mark);
        else if (item.IsLive) isUseless = IsUselessOld(mark);
        if (isUseless) _useless.Add(handle);
        if (item.IsDeleted || isUseless) return;
        if (_kind == DeltaOpKind.Insert) EndOp();
        _current.Apply(mark);
    }

    private bool IsUselessNew(FormatMark mark)
    {
        if (_current[mark.Name].FormatsLike(mark.Value)) return mark.Value.Kind != YValueKind.Null;
        EndRetain();
        if (mark.Value.FormatsLike(_old[mark.Name])) _changed.Remove(mark.Name);
        else _changed.Set(mark.Name, mark.Value);
        return false;
    }

    private void PassDeleted(FormatMark mark)
    {
        _old.Set(mark.Name, mark.Value);
        var current = _current[mark.Name];
        if (current.FormatsLike(mark.Value)) return;
        EndRetain();
        _changed.Set(mark.Name, current);
    }

    private bool IsUselessOld(FormatMark mark)
    {
        _old.Set(mark.Name, mark.Value);
        if (!_changed.Contains(mark.Name)) return false;
        if (_changed[mark.Name].FormatsLike(mark.Value)) return mark.Value.Kind != YValueKind.Null;
        EndRetain();
        if (mark.Value.Kind == YValueKind.Null) _changed.Remove(mark.Name);
        else _changed.Set(mark.Name, mark.Value);
        return false;
    }

    private void Pass(DeltaOpKind kind, int length)
    {
        if (_kind != kind) EndOp();
        _kind = kind;
        _length += length;
    }

    private void EndRetain()
    {
        if (_kind == DeltaOpKind.Retain) EndOp();
    }

    private void EndOp()
    {
        if (_kind == DeltaOpKind.Insert && _inserted.Length > 0) _delta.AddRead(DeltaOp.Insert(_inserted.ToString(), _current.ToAttributes()));
        else if (_kind == DeltaOpKind.Delete) _delta.Delete(_length);
        else if (_kind == DeltaOpKind.Retain) _delta.AddRead(DeltaOp.Retain(_length, _changed.ToAttributes()));
        _inserted.Clear();
        _length = 0;
        _kind = null;
    }
}
