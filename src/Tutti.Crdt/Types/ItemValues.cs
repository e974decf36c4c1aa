using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>The values an item holds. An update may put any kind of content anywhere, so all are read everywhere.</summary>
internal static class ItemValues
{
    /// <summary>The last value, which is the one that counts under a key.</summary>
    public static YValue Last(YDoc document, in Item item)
    {
        if (item.Kind is not (ContentKind.Any or ContentKind.Json or ContentKind.String)) return Single(document, in item);
        return At(document, in item, item.Length - 1);
    }

    /// <summary>The value at an index of the item.</summary>
    public static YValue At(YDoc document, in Item item, int index)
    {
        switch (item.Kind)
        {
            case ContentKind.String:
                return System.Text.Encoding.UTF8.GetString(document.Store.Content(in item))[index].ToString();
            case ContentKind.Any or ContentKind.Json:
                var content = document.Store.Content(in item);
                var input = new Lib0Reader(content[ItemStore.SkipValues(content, item.Kind, index)..]);
                return Next(ref input, item.Kind);
            default: return Single(document, in item);
        }
    }

    /// <summary>Adds the values from an index to a list, at most so many.</summary>
    public static void AddTo(List<YValue> values, YDoc document, in Item item, int index = 0, int count = int.MaxValue)
    {
        count = Math.Min(count, item.Length - index);
        switch (item.Kind)
        {
            case ContentKind.String:
                var text = System.Text.Encoding.UTF8.GetString(document.Store.Content(in item));
                for (; count > 0; count--) values.Add(text[index++].ToString());
                return;
            case ContentKind.Any or ContentKind.Json:
                var content = document.Store.Content(in item);
                var input = new Lib0Reader(content[ItemStore.SkipValues(content, item.Kind, index)..]);
                for (; count > 0; count--) values.Add(Next(ref input, item.Kind));
                return;
            case ContentKind.Gc or ContentKind.Deleted or ContentKind.Format: return;
            default:
                values.Add(Single(document, in item));
                return;
        }
    }

    /// <summary>Reads the next of several values of one content.</summary>
    public static YValue Next(ref Lib0Reader input, ContentKind kind) => kind == ContentKind.Json
        ? YValue.FromJson(input.ReadVarString())
        : YValue.Read(ref input);

    private static YValue Single(YDoc document, in Item item)
    {
        var store = document.Store;
        switch (item.Kind)
        {
            case ContentKind.Binary:
                return YValue.Bytes(new Lib0Reader(store.Content(in item)).ReadVarBytes());
            case ContentKind.Embed:
                return YValue.FromJson(new Lib0Reader(store.Content(in item)).ReadVarString());
            case ContentKind.Type:
                return store.TypeOrNull(item.Type) is { } node ? YType.Of(document, node) : YValue.Undefined;
            case ContentKind.Doc:
                return store.Document(in item) is { } held ? held : YValue.Undefined;
            default: return YValue.Undefined;
        }
    }
}
