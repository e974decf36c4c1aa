using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Workspaces;

/// <summary>How many workspaces one person may have and make.</summary>
internal sealed class WorkspaceQuota(IOptions<WorkspacesOptions> options, TimeProvider clock)
{
    private readonly Budget _made = new(options.Value.MadeByOnePersonADay, TimeSpan.FromDays(1), clock);

    public async ValueTask<Refusal?> CheckAsync(Db db, PersonId person)
    {
        if (await WorkspaceStore.OwnedAsync(db, person) >= options.Value.OwnedByOnePerson)
            return new Refusal(RefusalCode.Conflict, $"You own {options.Value.OwnedByOnePerson} workspaces, which is the most.");
        return _made.Take(person.ToString()) is { } wait
            ? new Refusal(RefusalCode.RateLimited, "So many workspaces in a day is too much; come back later.", wait)
            : null;
    }
}
