using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// A shared type: a part of a document that several people change at once. One that was made by its constructor is
/// preliminary: what is done to it is kept, and done when it is put into a document. Until then it cannot be read.
/// </summary>
public abstract partial class YType
{
    internal const int MaxDepth = 1_000;

    private bool _isTaken;

    private protected YType()
    {
    }

    /// <summary>The document it lies in, null for one that was not put into any.</summary>
    public YDoc? Document { get; private set; }

    /// <summary>The type it lies in, null for a root.</summary>
    public YType? Parent
    {
        get
        {
            if (Document is not { } document || Node is not { Item: not 0 } node || IsCollected) return null;
            return Of(document, document.Store.Type(document.Store[node.Item].Parent));
        }
    }

    /// <summary>Whether it was deleted. It is empty then, and nothing can be put into it any more.</summary>
    public bool IsDeleted => Node is { Item: not 0 } node && (IsCollected || Document!.Store[node.Item].IsDeleted);

    internal TypeNode? Node { get; private set; }

    internal abstract TypeRef Kind { get; }

    /// <summary>The tag of an XML element, the key of a hook.</summary>
    internal virtual string NodeName => "";

    /// <summary>The item that held it is gone, and its handle may by now be that of another.</summary>
    internal bool IsCollected => Node is { Item: not 0 } node && Document!.Store[node.Item].Type != node.Index;

    /// <summary>The node of a type that can be read.</summary>
    internal TypeNode Attached =>
        Node ?? throw new InvalidOperationException("Put the type into a document before reading it.");

    internal ItemStore Store => Document!.Store;

    /// <summary>Its content as toJSON of Yjs gives it.</summary>
    public YValue ToJson() => ToJson(MaxDepth);

    /// <summary>A preliminary copy, to be put in somewhere else.</summary>
    public abstract YType Clone();

    /// <summary>The type of a node as people hold it.</summary>
    internal static YType Of(YDoc document, TypeNode node)
    {
        if (node.Shared is not null) return node.Shared;
        YType type = node.Kind switch
        {
            TypeRef.Array => new YArray(),
            TypeRef.Map => new YMap(),
            TypeRef.Text => new YText(),
            TypeRef.XmlElement => node.Root is null ? new YXmlElement(node.Name) : new YXmlElement(),
            TypeRef.XmlFragment => new YXmlFragment(),
            TypeRef.XmlHook => new YXmlHook(node.Name),
            _ => new YXmlText(),
        };
        type.Attach(document, node);
        type.ForgetPreliminary();
        return type;
    }

    /// <summary>Makes it the type of a node that was just put into a document, and does what was done to it before.</summary>
    internal void Integrate(Transaction transaction, TypeNode node)
    {
        Attach(transaction.Document, node);
        transaction.EnterType();
        try
        {
            DoPreliminary(transaction);
        }
        finally
        {
            transaction.LeaveType();
        }

        ForgetPreliminary();
    }

    /// <summary>Claims it for the one place it may be put into.</summary>
    internal void Take()
    {
        if (_isTaken || Node is not null)
            throw new InvalidOperationException("The type was already put in somewhere. Put a clone in here.");
        _isTaken = true;
    }

    /// <summary>It was taken out of another preliminary type.</summary>
    internal void GiveBack() => _isTaken = false;

    /// <summary>Its content as JSON; <paramref name="depth"/> more levels of types may be in it.</summary>
    internal abstract YValue ToJson(int depth);

    /// <summary>A preliminary copy; <paramref name="depth"/> more levels of types may be in it.</summary>
    internal abstract YType Copy(int depth);

    /// <summary>What observers are told.</summary>
    internal abstract YEvent CreateEvent(Transaction transaction);

    private protected static int Deeper(int depth)
    {
        if (depth <= 0) CrdtException.Throw(CrdtError.TooDeep, "Shared types are nested too deeply.");
        return depth - 1;
    }

    /// <summary>Puts in what was put in while it lay in no document.</summary>
    private protected abstract void DoPreliminary(Transaction transaction);

    private protected abstract void ForgetPreliminary();

    private void Attach(YDoc document, TypeNode node)
    {
        Document = document;
        Node = node;
        node.Shared = this;
        document.Observers += _handlers;
    }
}
