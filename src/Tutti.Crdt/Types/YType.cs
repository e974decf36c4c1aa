#pragma warning disable CS1591
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared type.</summary>
public abstract class YType
{
    internal TypeNode? Node { get; private set; }

    /// <summary>The document it lies in.</summary>
    public YDoc? Document { get; private set; }

    /// <summary>The type of a node as people hold it.</summary>
    internal static YType Of(YDoc document, TypeNode node)
    {
        if (node.Shared is not null) return node.Shared;
        YType type = node.Kind switch
        {
            TypeRef.Array => new YArray(),
            TypeRef.Map => new YMap(),
            TypeRef.Text => new YText(),
            TypeRef.XmlElement => new YXmlElement(node.Name),
            TypeRef.XmlFragment => new YXmlFragment(),
            TypeRef.XmlHook => new YXmlHook(node.Name),
            _ => new YXmlText(),
        };
        type.Attach(document, node);
        return type;
    }

    internal void Attach(YDoc document, TypeNode node)
    {
        Document = document;
        Node = node;
        node.Shared = this;
    }
}

public sealed class YArray : YType;

public sealed class YMap : YType;

public class YText : YType;

public class YXmlFragment : YType;

public class YXmlElement(string name = "UNDEFINED") : YXmlFragment { public string Name => name; }

public sealed class YXmlText : YText;

public sealed class YXmlHook(string name) : YType { public string HookName => name; }

internal static class Observation
{
    public static void Call(Transaction transaction, Calls calls) => throw new NotSupportedException();
}

internal static class FormattingCleanup
{
    public static void Run(Transaction transaction) => throw new NotSupportedException();
}
