namespace Tutti.Crdt.Reading;

/// <summary>What a root is; an encoded state does not say it.</summary>
public enum RootKind
{
    /// <summary>A Y.Text.</summary>
    Text,

    /// <summary>A Y.Map.</summary>
    Map,

    /// <summary>A Y.Array.</summary>
    Array,

    /// <summary>A Y.XmlFragment.</summary>
    Xml,
}
