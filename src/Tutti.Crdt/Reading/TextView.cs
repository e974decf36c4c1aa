using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Reading;

/// <summary>Reads the plain text of a Y.Text.</summary>
internal static class TextView
{
    public static string Read(ItemStore store, int type)
    {
        var text = new StringBuilder();
        for (var handle = store.Type(type).First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (item.IsLive && item.Kind == ContentKind.String) text.Append(Of(store, in item));
        }

        return text.ToString();
    }

    public static string Of(ItemStore store, in Item item) =>
        System.Text.Encoding.UTF8.GetString(store.Content(in item));
}
