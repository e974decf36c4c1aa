using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Structs;

/// <summary>Reads all of an update before anything is done with it, so that nothing malformed is found half way.</summary>
internal static class UpdateSections
{
    /// <summary>Finds where the structs of each client lie.</summary>
    /// <returns>Where the deletions begin.</returns>
    public static int Read(ReadOnlySpan<byte> update, WorkBudget budget, List<SectionPlace> sections)
    {
        sections.Clear();
        var reader = new BlockReader(update, budget);
        var block = default(Block);
        var subdocuments = 0;
        while (reader.Next(ref block))
        {
            if (block.Kind == ContentKind.Doc && ++subdocuments > budget.MaxSubdocuments)
                CrdtException.Throw(CrdtError.TooLarge, "The update brings more sub-documents than allowed.");
            if (sections.Count == 0 || sections[^1].Client != block.Client)
                sections.Add(new SectionPlace(block.Client, (int)block.Clock, block.Start, block.Start, 0));
            sections[^1] = sections[^1] with { End = block.End, Structs = sections[^1].Structs + 1 };
        }

        var deletesAt = reader.Position;
        var deletes = new DeleteSetReader(update[deletesAt..]);
        while (deletes.Next(out _))
        {
        }

        deletes.End();
        return deletesAt;
    }
}
