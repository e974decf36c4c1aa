namespace Tutti.Crdt.Types;

/// <summary>What a transaction did to a sequence of values.</summary>
internal static class SequenceDelta
{
    public static Delta Of(YEvent change)
    {
        var document = change.Transaction.Document;
        var store = document.Store;
        var delta = new Delta();
        if (!change.IsSequenceChanged) return delta;
        var (retained, deleted, inserted) = (0, 0, new List<YValue>());
        for (var handle = change.Target.Node!.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            var isNew = change.Adds(in item);
            if (item.IsDeleted && (isNew || !change.Deletes(in item))) continue;
            if (retained > 0 && (isNew || item.IsDeleted)) Retain();
            if (deleted > 0 && !item.IsDeleted) Delete();
            if (inserted.Count > 0 && !isNew) Insert();
            if (item.IsDeleted) deleted += item.Length;
            else if (isNew) ItemValues.AddTo(inserted, document, in item);
            else retained += item.Length;
        }

        if (deleted > 0) Delete();
        if (inserted.Count > 0) Insert();
        return delta;

        void Retain()
        {
            delta.Retain(retained);
            retained = 0;
        }

        void Delete()
        {
            delta.Delete(deleted);
            deleted = 0;
        }

        void Insert()
        {
            delta.Insert(inserted);
            inserted = [];
        }
    }
}
