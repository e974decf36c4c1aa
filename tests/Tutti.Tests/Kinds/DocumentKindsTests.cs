using Tutti.Kinds;
using Tutti.Samples.Whiteboard;
using Tutti.Tests.Support;

namespace Tutti.Tests.Kinds;

/// <summary>What follows from the declaration of a kind.</summary>
public sealed class DocumentKindsTests
{
    public static TheoryData<string, object, string> Texts => new()
    {
        { "artifact", "# Title", "# Title" },
        {
            "workflow",
            new
            {
                nodes = new
                {
                    second = new { type = "task", x = 10, label = "Review", data = new { assignee = "Ann", due = 3 } },
                    first = new { type = "trigger", x = 0, label = "Start" },
                    odd = new { x = "left" },
                },
                edges = new { e = new { source = "first", target = "second", label = "yes" }, gone = new { source = "first", target = "nobody" } },
            },
            "Start (trigger)\n  → Review (yes)\nodd (step)\nReview (task)\n  assignee: Ann\n  due: 3\n"
        },
        {
            "pipeline",
            new
            {
                steps = new
                {
                    b = new { order = "a1", type = "filter", title = "Drop", parameters = new { column = "answer" } },
                    a = new { order = "a0", type = "load", parameters = "none" },
                    c = new { order = 7 },
                },
            },
            "1. c (step)\n2. a (load)\n3. Drop (filter)\n  column: answer\n"
        },
        {
            "session",
            new { files = new Dictionary<string, string> { ["src/b.py"] = "b = 1\n", ["a.py"] = "a = 1" }, context = new { token_count = 1 } },
            "==> a.py <==\na = 1\n\n==> src/b.py <==\nb = 1\n"
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    [Covers("D3")]
    public async Task Each_kind_reads_as_text(string kind, object content, string text)
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var id = await ann.DocumentAsync("T", kind, content);
        var reply = (await ann.GetAsync($"documents/{id}/content", "text/plain")).Expect(200);
        Assert.Equal(("text/plain", text), (reply.Type, reply.Text));
        Assert.Equal("application/json", (await ann.GetAsync($"documents/{id}/content")).Type);
    }

    [Fact]
    [Covers("L3")]
    public async Task A_lock_stands_on_the_document_or_on_a_thing_of_its_kind()
    {
        await using var host = await TuttiHost.StartAsync();
        var kinds = host.Get<DocumentKinds>();
        Assert.Equal(["document", "node", "edge"], kinds.Of("workflow").Lockable);
        Assert.Equal("/nodes/a~1b", kinds.Of("workflow").PlaceOf("node", "a/b"));
        Assert.Equal("/steps/s", kinds.Of("pipeline").PlaceOf("step", "s"));
        Assert.Equal("/files/src~1main.py", kinds.Of("session").PlaceOf("file", "src/main.py"));
        Assert.Equal("", kinds.Of("artifact").PlaceOf("document", "x"));
        Assert.Null(kinds.Of("artifact").PlaceOf("node", "x"));
        Assert.Empty(kinds.Of("never seen").Roots);
    }

    [Fact]
    [Covers("D2")]
    public void Two_kinds_of_one_name_and_names_of_another_form_are_refused()
    {
        var board = new WhiteboardKind();
        Assert.Throws<ArgumentException>(() => new DocumentKinds([board, board]));
        Assert.Throws<ArgumentException>(() => new DocumentKinds([new Misnamed()]));
    }

    private sealed class Misnamed : DocumentKind
    {
        public override string Name => "White board";

        public override IReadOnlyList<SharedRoot> Roots => [];
    }
}
