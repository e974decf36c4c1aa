using System.Text.Json;
using Tutti.Actions;

namespace Tutti.Features.Documents;

/// <summary>One example of each kind, so that a fresh workspace shows what can be done in it.</summary>
internal sealed class ExampleDocuments(Rooms.IRoomGateway rooms)
{
    private static readonly (string Title, DocumentKind Kind, string Content)[] Examples =
    [
        ("Agent session", DocumentKind.Session,
            """
            {
              "files": {
                "main.py": "from greeting import greet\n\nif __name__ == \"__main__\":\n    print(greet(\"everyone\"))\n",
                "greeting.py": "def greet(name: str) -> str:\n    return f\"Hello, {name}!\"\n"
              },
              "context": { "status": "active", "token_count": 0, "health_score": 100 }
            }
            """),
        ("Survey analysis", DocumentKind.Pipeline,
            """
            {
              "steps": {
                "load": { "order": "a0", "type": "load", "title": "Load the answers", "parameters": { "source": "survey.csv" } },
                "clean": { "order": "a1", "type": "filter", "title": "Drop empty rows", "parameters": { "column": "answer" } },
                "count": { "order": "a2", "type": "aggregate", "title": "Count by answer", "parameters": { "by": "answer" } }
              },
              "meta": {}
            }
            """),
        ("Review workflow", DocumentKind.Workflow,
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
            """),
        ("Welcome", DocumentKind.Artifact, $"\"{JsonEncodedText.Encode(WelcomeText)}\""),
    ];

    private const string WelcomeText =
        """
        # Welcome

        This text is shared: open it in a second window and type in both.

        - Everyone in the document is shown at the top, and where they write, in their colour.
        - **Saved** means saved: the server has it on disk.
        - Share it with the button at the top right: with people by e-mail, or with anyone by a link.

        Nothing is lost when the connection is: go on writing, it is sent when you are back.
        """;

    /// <summary>Makes them, in the transaction at hand.</summary>
    public async ValueTask CreateAsync(WorkspaceId workspace, ActionContext context, CancellationToken cancellationToken)
    {
        foreach (var (title, kind, content) in Examples)
        {
            using var parsed = JsonDocument.Parse(content);
            var input = new CreateDocument(workspace, title, kind, parsed.RootElement);
            var handler = new CreateDocumentHandler(rooms);
            await handler.Prepare(input, context, cancellationToken);
            await handler.Handle(input, context, cancellationToken);
        }
    }
}
