using Tutti.Crdt.Reading;

namespace Tutti.Kinds.Workflow;

/// <summary>Steps on a canvas and what leads from one to the other.</summary>
internal sealed class WorkflowKind : DocumentKind
{
    public override string Name => "workflow";

    public override IReadOnlyList<SharedRoot> Roots { get; } = [SharedRoot.Things("nodes", "node"), SharedRoot.Things("edges", "edge")];

    public override ExampleDocument Example { get; } = new(
        "Review workflow",
        """
        {
          "nodes": {
            "start": { "type": "trigger", "x": 0, "y": 80, "label": "Draft is ready", "data": {} },
            "review": { "type": "task", "x": 260, "y": 80, "label": "Review", "data": { "assignee": "anyone" } },
            "publish": { "type": "task", "x": 520, "y": 80, "label": "Publish", "data": {} }
          },
          "edges": {
            "start-review": { "source": "start", "target": "review" },
            "review-publish": { "source": "review", "target": "publish", "label": "approved" }
          }
        }
        """,
        2);

    public override string ToText(DocumentView content) => WorkflowText.Of(content);
}
