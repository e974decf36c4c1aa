using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>How many documents a workspace may have, and one person may make.</summary>
internal sealed class DocumentQuota(IOptions<DocumentsOptions> options, TimeProvider clock)
{
    private readonly Budget _made = new(options.Value.MadeByOnePersonADay, TimeSpan.FromDays(1), clock);

    public async ValueTask<Refusal?> CheckAsync(Db db, WorkspaceId workspace, PersonId person)
    {
        if (await DocumentStore.CountAsync(db, workspace) >= options.Value.InOneWorkspace)
            return new Refusal(RefusalCode.Conflict, $"This workspace has {options.Value.InOneWorkspace} documents, which is the most.");
        return _made.Take(person.ToString()) is { } wait
            ? new Refusal(RefusalCode.RateLimited, "So many documents in a day is too much; come back later.", wait)
            : null;
    }
}
