using Tutti.Crdt.Structs;

namespace Tutti.Crdt.History;

/// <summary>Marks deleted items whose content may be wanted again, so that it is not collected.</summary>
internal static class Kept
{
    /// <summary>Marks an item and what is around it.</summary>
    public static void Mark(ItemStore store, int handle, bool keep)
    {
        while (handle != 0 && store[handle].Kind != ContentKind.Gc && store[handle].Has(ItemFlags.Keep) != keep)
        {
            ref var item = ref store[handle];
            if (keep) item.Flags |= ItemFlags.Keep;
            else item.Flags &= ~ItemFlags.Keep;
            handle = store.Type(item.Parent).Item;
        }
    }
}
