using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Inspection;

/// <summary>Says what an update would change in a document, without applying it.</summary>
public static class UpdateInspector
{
    /// <summary>
    /// Lists the changes an update would make: what it inserts in the order it was written, then what it deletes. What the
    /// document has already is left out; what waits for structs the document does not have is listed once, as
    /// <see cref="UpdateChangeKind.Unknown"/>. The document is left as it is.
    /// </summary>
    /// <exception cref="CrdtException">The update is malformed, or takes more than <paramref name="budget"/> allows.</exception>
    public static IReadOnlyList<UpdateChange> Inspect(
        YDoc document, ReadOnlySpan<byte> update, WorkBudget? budget = null, UpdateFormat format = UpdateFormat.V1)
    {
        ArgumentNullException.ThrowIfNull(document);
        var work = budget ?? WorkBudget.Default;
        if (format == UpdateFormat.V2) update = V2ToV1.Rewrite(update, work);
        return new UpdateWalk(document.Store, work).Run(update);
    }
}
