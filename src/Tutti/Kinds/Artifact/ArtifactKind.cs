using System.Text.Json;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Kinds.Artifact;

/// <summary>One text, prose or code. Its content as JSON, when it is made, is the text itself.</summary>
internal sealed class ArtifactKind : DocumentKind
{
    private const string WelcomeText =
        """
        # Welcome

        This text is shared: open it in a second window and type in both.

        - Everyone in the document is shown at the top, and where they write, in their colour.
        - **Saved** means saved: the server has it on disk.
        - Share it with the button at the top right. Each link lets one person in.

        Nothing is lost when the connection is: go on writing, it is sent when you are back.
        """;

    public override string Name => "artifact";

    public override IReadOnlyList<SharedRoot> Roots { get; } = [SharedRoot.Text("content"), SharedRoot.Map("meta")];

    // A sentence, not a letter, is an edit.
    public override TimeSpan OneEdit => TimeSpan.FromSeconds(2);

    public override ExampleDocument Example { get; } = new("Welcome", $"\"{JsonEncodedText.Encode(WelcomeText)}\"", 1);

    public override string? Check(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? null : "The content of an artifact is text.";

    public override void Write(SeedWriter seed, string title, JsonElement? content)
    {
        seed.Map("meta", meta => meta.Set("title", title).Set("language", "markdown"));
        if (content is { } text) seed.Text("content", text.GetString()!);
    }

    public override string ToText(DocumentView content) => content.GetText("content");
}
