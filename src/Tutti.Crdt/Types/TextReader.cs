using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>Reads the plain text of a sequence, whatever else lies in it.</summary>
internal static class TextReader
{
    public static void Append(StringBuilder text, ItemStore store, TypeNode type)
    {
        for (var handle = type.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (item.IsLive && item.Kind == ContentKind.String) Append(text, store, in item);
        }
    }

    public static void Append(StringBuilder text, ItemStore store, in Item item)
    {
        var utf8 = store.Content(in item);
        Span<char> units = stackalloc char[256];
        while (!utf8.IsEmpty)
        {
            System.Text.Unicode.Utf8.ToUtf16(utf8, units, out var read, out var written);
            text.Append(units[..written]);
            utf8 = utf8[read..];
        }
    }
}
