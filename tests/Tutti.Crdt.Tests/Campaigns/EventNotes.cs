using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Writes down the events of a document as <c>client13.mjs</c> does.</summary>
internal static class EventNotes
{
    public static void Observe(YDoc document, Action<string> note)
    {
        YType[] roots = [document.GetText("text"), document.GetMap("map"), document.GetArray("array"), document.GetXmlFragment("xml")];
        for (var i = 0; i < roots.Length; i++)
        {
            var root = i;
            roots[i].DeepObserved += (events, _) =>
            {
                foreach (var change in events) note($"{root}/{Show(change)}");
            };
        }
    }

    private static string Show(YEvent change)
    {
        var delta = change.Target is YMap ? [] : change.Delta;
        var keys = Content.Pairs(
            change.Keys, key => $"{key.Action.ToString().ToLowerInvariant()} {Content.Show(key.OldValue, Name)}");
        return $"{string.Join('/', change.Path)} {Content.Show(delta, change.Target is YText, Name)} {keys}";
    }

    private static string Name(YType type) => $"<{Content.NameOf(type)}>";
}
