using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.History;

/// <summary>Something that an undo is about to delete. To be read in the filter it was given to.</summary>
public sealed class UndoneItem
{
    private readonly YDoc _document;
    private readonly TypeNode _parent;
    private readonly TypeNode? _type;

    internal UndoneItem(YDoc document, in Item item)
    {
        _document = document;
        _parent = document.Store.Type(item.Parent);
        _type = item.Type == 0 ? null : document.Store.Type(item.Type);
        Run = new ItemRun(document.Store.Id(in item), item.Length);
        Key = item.Key == 0 ? null : document.Store.Key(item.Key);
    }

    /// <summary>Its ids.</summary>
    public ItemRun Run { get; }

    /// <summary>The key it is under; null in a sequence.</summary>
    public string? Key { get; }

    /// <summary>The type it lies in.</summary>
    public YType Parent => YType.Of(_document, _parent);

    /// <summary>The type it is; null for text and values.</summary>
    public YType? Type => _type is null ? null : YType.Of(_document, _type);
}
