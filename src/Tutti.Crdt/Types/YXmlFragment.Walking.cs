namespace Tutti.Crdt.Types;

/// <content>Finding children and what is in them.</content>
public partial class YXmlFragment
{
    /// <summary>The first child.</summary>
    public YType? FirstChild => XmlOrder.Next(this, Attached.First);

    /// <summary>All that is in it, a parent before its children. What is changed meanwhile may be seen or not.</summary>
    public IEnumerable<YType> Descendants()
    {
        var open = new Stack<IEnumerator<YType>>([GetEnumerator()]);
        while (open.TryPeek(out var children))
        {
            if (!children.MoveNext())
            {
                open.Pop().Dispose();
                continue;
            }

            yield return children.Current;
            if (children.Current is YXmlFragment inner) open.Push(inner.GetEnumerator());
        }
    }

    /// <summary>The first element in it with a tag, in upper or lower case.</summary>
    public YXmlElement? QuerySelector(string name) => Elements(name).FirstOrDefault();

    /// <summary>All elements in it with a tag, in upper or lower case.</summary>
    public IReadOnlyList<YXmlElement> QuerySelectorAll(string name) => [.. Elements(name)];

    private IEnumerable<YXmlElement> Elements(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Descendants().OfType<YXmlElement>().Where(element => element.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
