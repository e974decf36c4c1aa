using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>What is held in a document now; there are never so many that it takes a second page.</summary>
internal sealed record ListLocks(DocumentId DocumentId) : IInDocument;

internal sealed class ListLocksHandler(TimeProvider clock) : IHandler<ListLocks, Page<LockView>>
{
    public async ValueTask<Outcome<Page<LockView>>> Handle(ListLocks input, ActionContext context, CancellationToken cancellationToken)
    {
        var locks = await LockStore.ListAsync(context.Db, input.DocumentId, Timestamps.Text(clock.GetUtcNow()));
        return new Page<LockView>([.. locks.Select(held => held.ToView())], null);
    }
}
