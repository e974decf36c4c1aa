using Tutti.Crdt.Reading;

namespace Tutti.Kinds.Pipeline;

/// <summary>Steps of an analysis, one after the other.</summary>
internal sealed class PipelineKind : DocumentKind
{
    public override string Name => "pipeline";

    public override IReadOnlyList<SharedRoot> Roots { get; } = [SharedRoot.Things("steps", "step"), SharedRoot.Map("meta")];

    public override ExampleDocument Example { get; } = new(
        "Survey analysis",
        """
        {
          "steps": {
            "load": { "order": "a0", "type": "load", "title": "Load the answers", "parameters": { "source": "survey.csv" } },
            "clean": { "order": "a1", "type": "filter", "title": "Drop empty rows", "parameters": { "column": "answer" } },
            "count": { "order": "a2", "type": "aggregate", "title": "Count by answer", "parameters": { "by": "answer" } }
          },
          "meta": {}
        }
        """,
        3);

    public override string ToText(DocumentView content) => PipelineText.Of(content);
}
