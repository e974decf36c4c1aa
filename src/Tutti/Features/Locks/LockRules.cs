using Tutti.Actions;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>Tells the rooms what is held.</summary>
internal sealed class LockRules(IStore store, ActionJson json, TimeProvider clock) : IEditRules
{
    public async ValueTask AddToAsync(EditRulesBuilder rules, DocumentId document, CancellationToken cancellationToken)
    {
        using var connection = store.OpenRead();
        var locks = await LockStore.ListAsync(new Db(connection, null), document, Timestamps.Text(clock.GetUtcNow()));
        foreach (var held in locks)
        {
            var where = held.Where;
            rules.Hold(new HeldPlace(held.PersonId, held.HolderName, where.Path, Timestamps.Read(held.ExpiresAt), where.Held));
        }
        rules.Show("locks", json.Write(locks.Select(held => held.ToView()).ToArray()));
    }
}
