using System.Text.Json;
using Tutti.Crdt.Types;

namespace Tutti.Rooms.Open;

/// <summary>A JSON Patch (RFC 6902) on the shared types: all of it or nothing.</summary>
internal sealed class JsonPatch : DocumentChange
{
    private const int Most = 1_000;

    private readonly List<Operation> _operations;

    private JsonPatch(List<Operation> operations) => _operations = operations;

    public override IEnumerable<string> Places => _operations.Select(operation => operation.Path).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a patch.</summary>
    /// <returns>Null when it is none.</returns>
    public static JsonPatch? Read(JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Array || patch.GetArrayLength() > Most) return null;
        var operations = new List<Operation>();
        foreach (var item in patch.EnumerateArray())
        {
            if (Operation.Read(item) is not { } operation) return null;
            operations.Add(operation);
        }
        return new JsonPatch(operations);
    }

    /// <summary>A patch that puts one value at one place.</summary>
    public static JsonPatch Of(string place, JsonElement value) => new([new Operation("add", place, "", YValue.FromJson(value))]);

    public override void Apply(SharedTree tree)
    {
        foreach (var operation in _operations) Apply(tree, operation);
    }

    private static void Apply(SharedTree tree, Operation operation)
    {
        switch (operation.Op)
        {
            case "add":
                tree.Add(operation.Path, operation.Value);
                break;
            case "replace":
                tree.Replace(operation.Path, operation.Value);
                break;
            case "remove":
                tree.Remove(operation.Path);
                break;
            case "copy":
                tree.Add(operation.Path, tree.Read(operation.From));
                break;
            case "move":
                if (operation.Path == operation.From) break;
                if (operation.Path.StartsWith(operation.From + "/", StringComparison.Ordinal))
                    throw new ChangeRefusedException(RefusalCode.InvalidMessage, "Nothing can be moved into itself.");
                var moved = tree.Read(operation.From);
                tree.Remove(operation.From);
                tree.Add(operation.Path, moved);
                break;
            default:
                if (tree.Read(operation.Path) != operation.Value)
                    throw new ChangeRefusedException(RefusalCode.Conflict, $"What is at {operation.Path} is not what was tested for.");
                break;
        }
    }

    private sealed record Operation(string Op, string Path, string From, YValue Value)
    {
        public static Operation? Read(JsonElement item)
        {
            if (item.ValueKind != JsonValueKind.Object) return null;
            if (Text(item, "op") is not { } op || Text(item, "path") is not { } path || !SharedTree.IsPointer(path)) return null;
            var hasValue = item.TryGetProperty("value", out var value);
            var from = Text(item, "from");
            return op switch
            {
                "add" or "replace" or "test" when hasValue => new Operation(op, path, "", YValue.FromJson(value)),
                "remove" => new Operation(op, path, "", default),
                "copy" or "move" when from is not null && SharedTree.IsPointer(from) => new Operation(op, path, from, default),
                _ => null,
            };
        }

        private static string? Text(JsonElement item, string name) =>
            item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
