namespace Tutti.Crdt.Updates;

/// <summary>All work is done in version 1; version 2 is rewritten on the way in and out.</summary>
internal static class UpdateConversion
{
    public static byte[] FromV1(byte[] update, UpdateFormat format) =>
        format == UpdateFormat.V1 ? update : V1ToV2.Rewrite(update, WorkBudget.Trusted);

    /// <summary>As a document writes it: it says of each value under a key that it is, even where Yjs does not read it.</summary>
    public static byte[] FromDocument(byte[] update, UpdateFormat format) =>
        format == UpdateFormat.V1 ? update : V1ToV2.Rewrite(update, WorkBudget.Trusted, keepFirstBytes: true);
}
