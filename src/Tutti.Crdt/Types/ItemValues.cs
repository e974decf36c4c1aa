using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>The values an item holds. An update may put any kind of content anywhere, so all are read everywhere.</summary>
internal static class ItemValues
{
    /// <summary>The last value, which is the one that counts under a key.</summary>
    public static YValue Last(YDoc document, in Item item)
    {
        var before = item.Kind is ContentKind.Any or ContentKind.Json
            ? ItemStore.SkipValues(document.Store.Content(in item), item.Kind, item.Length - 1)
            : 0;
        return At(document, in item, item.Length - 1, before);
    }

    /// <summary>The value at an index of the item.</summary>
    public static YValue At(YDoc document, int handle, int index)
    {
        ref var item = ref document.Store[handle];
        var isList = item.Kind is ContentKind.Any or ContentKind.Json;
        return At(document, in item, index, isList ? document.Store.Marks.OffsetOf(handle, index) : 0);
    }

    private static YValue At(YDoc document, in Item item, int index, int offset)
    {
        switch (item.Kind)
        {
            case ContentKind.String:
                return System.Text.Encoding.UTF8.GetString(document.Store.Content(in item))[index].ToString();
            case ContentKind.Any or ContentKind.Json:
                var input = new Lib0Reader(document.Store.Content(in item)[offset..]);
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
