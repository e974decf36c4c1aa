namespace Tutti.Crdt.Updates;

/// <summary>The two encodings Yjs has for updates.</summary>
public enum UpdateFormat
{
    /// <summary>Plain structs one after another: what goes over the wire.</summary>
    V1,

    /// <summary>Columns with run lengths: smaller for whole documents.</summary>
    V2,
}
