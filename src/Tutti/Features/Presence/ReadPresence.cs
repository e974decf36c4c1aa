using Tutti.Actions;

namespace Tutti.Features.Presence;

/// <summary>Which of some documents people are in; for lists that hold documents of several workspaces.</summary>
/// <param name="Documents">Their ids, with commas between.</param>
internal sealed record ReadPresence(string Documents) : IValidated
{
    private const int Most = 100;

    /// <summary>The ids, each once; null when there are too many, or one is none.</summary>
    public IReadOnlySet<DocumentId>? Ids()
    {
        var ids = new HashSet<DocumentId>();
        var parts = Documents.Split(',', Most + 1, StringSplitOptions.TrimEntries);
        foreach (var part in parts)
        {
            if (!DocumentId.TryParse(part, out var id)) return null;
            ids.Add(id);
        }
        return parts.Length > Most ? null : ids;
    }

    public Refusal? Validate() => Ids() is null
        ? new Refusal(RefusalCode.InvalidMessage, "The field documents holds 1 to 100 ids with commas between.")
        : null;
}

/// <summary>Those that people are in.</summary>
internal sealed record PresenceView(IReadOnlyList<VisitedDocumentView> Documents) : ITaggedView;

internal sealed class ReadPresenceHandler(VisitedDocuments visited) : IHandler<ReadPresence, PresenceView>
{
    public async ValueTask<Outcome<PresenceView>> Handle(
        ReadPresence input, ActionContext context, CancellationToken cancellationToken)
    {
        var (documents, _) = await visited.ReadAsync(context.Person, input.Ids()!, context.Now, cancellationToken);
        return new PresenceView(documents);
    }
}
