using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tutti.Crdt.Types;
using Tutti.Kinds;

namespace Tutti.Rooms.Open;

/// <summary>Writes down what transactions do to the shared types, in an order in which it can be done again.</summary>
internal sealed class ChangeLog
{
    private List<ContentChange> _changes = [];

    /// <summary>What changed since the last call.</summary>
    public IReadOnlyList<ContentChange> Take()
    {
        var changes = _changes;
        _changes = [];
        return changes;
    }

    /// <summary>Takes in the events of one root; those of outer types come before those of the types in them.</summary>
    public void Hear(SharedRoot root, IReadOnlyList<YEvent> events)
    {
        foreach (var change in events)
        {
            var path = change.Path.Select(part => part.ToString()).Prepend(root.Name).ToList();
            switch (change)
            {
                case YTextEvent text when change.Target is not YXmlText:
                    HearText(root, path, text);
                    break;
                case YMapEvent map:
                    HearKeys(path, map);
                    break;
                case YArrayEvent array:
                    HearValues(path, array);
                    break;
                default:
                    Operation("replace", path, change.Target.ToJson());
                    break;
            }
        }
    }

    private void HearText(SharedRoot root, List<string> path, YTextEvent change)
    {
        if (!change.ChildListChanged) return;
        var (index, delete, insert) = (0, 0, "");
        foreach (var op in change.Delta)
        {
            switch (op.Kind)
            {
                case DeltaOpKind.Insert:
                    insert += op.Text ?? "";
                    break;
                case DeltaOpKind.Delete:
                    delete += op.Length;
                    break;
                default:
                    Flush();
                    index += op.Length;
                    break;
            }
        }
        Flush();

        void Flush()
        {
            if (delete > 0 || insert.Length > 0) Text(root, path, index, delete, insert);
            index += insert.Length;
            (delete, insert) = (0, "");
        }
    }

    private void HearKeys(List<string> path, YMapEvent change)
    {
        var map = (YMap)change.Target;
        foreach (var (key, what) in change.Keys)
        {
            var op = what.Action switch
            {
                YKeyAction.Add => "add",
                YKeyAction.Update => "replace",
                _ => "remove",
            };
            Operation(op, [.. path, key], what.Action == YKeyAction.Delete ? (YValue?)null : Plain(map[key]));
        }
    }

    private void HearValues(List<string> path, YArrayEvent change)
    {
        var index = 0;
        foreach (var op in change.Delta)
        {
            switch (op.Kind)
            {
                case DeltaOpKind.Insert:
                    foreach (var value in op.Values) Operation("add", [.. path, Step(index++)], Plain(value));
                    break;
                case DeltaOpKind.Delete:
                    for (var left = op.Length; left > 0; left--) Operation("remove", [.. path, Step(index)], null);
                    break;
                default:
                    index += op.Length;
                    break;
            }
        }
    }

    private void Text(SharedRoot root, List<string> path, int index, int delete, string insert) => Write(true, json =>
    {
        if (root.HoldsTexts && path.Count == 2) json.WriteString("file"u8, path[1]);
        json.WriteString("path"u8, PointerOf(path));
        json.WriteNumber("index"u8, index);
        if (delete > 0) json.WriteNumber("delete"u8, delete);
        if (insert.Length > 0) json.WriteString("insert"u8, insert);
    });

    private void Operation(string op, List<string> path, YValue? value) => Write(false, json =>
    {
        json.WriteString("op"u8, op);
        json.WriteString("path"u8, PointerOf(path));
        if (value is not { } given) return;
        json.WritePropertyName("value"u8);
        given.WriteTo(json);
    });

    private void Write(bool isText, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        _changes.Add(new ContentChange(isText, buffer.WrittenMemory));
    }

    private static string PointerOf(List<string> path) => string.Concat(path.Select(step => "/" + Pointer.Escape(step)));

    private static string Step(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static YValue Plain(YValue value) => value.Kind == YValueKind.Type ? value.AsType().ToJson() : value;
}
