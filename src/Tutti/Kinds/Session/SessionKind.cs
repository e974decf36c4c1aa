using System.Text;
using System.Text.Json;
using Tutti.Crdt.Reading;

namespace Tutti.Kinds.Session;

/// <summary>The files of a coding session and what is known of how it goes.</summary>
internal sealed class SessionKind : DocumentKind
{
    public override string Name => "session";

    public override IReadOnlyList<SharedRoot> Roots { get; } = [SharedRoot.Texts("files", "file"), SharedRoot.Map("context")];

    public override TimeSpan OneEdit => TimeSpan.FromSeconds(2);

    public override ExampleDocument Example { get; } = new(
        "Agent session",
        """
        {
          "files": {
            "main.py": "from greeting import greet\n\nif __name__ == \"__main__\":\n    print(greet(\"everyone\"))\n",
            "greeting.py": "def greet(name: str) -> str:\n    return f\"Hello, {name}!\"\n"
          },
          "context": { "status": "active", "token_count": 0, "health_score": 100 }
        }
        """,
        4);

    // Each file under its name, as tools that print several files do.
    public override string ToText(DocumentView content)
    {
        var text = new StringBuilder();
        foreach (var file in content.Json("files").EnumerateObject().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Value.ValueKind != JsonValueKind.String) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append("==> ").Append(file.Name).Append(" <==\n").Append(file.Value.GetString());
            if (text[^1] != '\n') text.Append('\n');
        }
        return text.ToString();
    }
}
