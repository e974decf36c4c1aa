using Tutti.Crdt.Reading;
using Tutti.Kinds;

namespace Tutti.Samples.Whiteboard;

/// <summary>Shapes on a board. As a fifth kind of the server it lies in <c>src/Tutti/Kinds/Whiteboard</c>.</summary>
public sealed class WhiteboardKind : DocumentKind
{
    /// <inheritdoc/>
    public override string Name => "whiteboard";

    /// <inheritdoc/>
    public override IReadOnlyList<SharedRoot> Roots { get; } = [SharedRoot.Things("shapes", "shape", mapsInside: 1)];

    /// <inheritdoc/>
    public override ExampleDocument Example { get; } = new(
        "Ideas",
        """{ "shapes": { "first": { "form": "note", "x": 120, "y": 80, "text": "Move me" } } }""",
        5);

    /// <inheritdoc/>
    public override string ToText(DocumentView content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var shapes = System.Text.Json.JsonDocument.Parse(content.ToJson(("shapes", RootKind.Map)));
        var texts = shapes.RootElement.GetProperty("shapes").EnumerateObject()
            .Select(shape => shape.Value)
            .Where(shape => shape.ValueKind == System.Text.Json.JsonValueKind.Object && shape.TryGetProperty("text", out _))
            .Select(shape => shape.GetProperty("text").ToString());
        return string.Join('\n', texts);
    }
}
