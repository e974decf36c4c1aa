namespace Tutti.Crdt.Types;

/// <content>Attributes of the text as a whole.</content>
public partial class YText
{
    /// <summary>The attributes of the text as a whole.</summary>
    public IReadOnlyDictionary<string, YValue> Attributes =>
        new OrderedDictionary<string, YValue>(Own.ToList(), StringComparer.Ordinal);

    private KeyedValues Own => field ??= new KeyedValues(this);

    /// <summary>An attribute of the text as a whole, undefined when it has none of that name.</summary>
    public YValue GetAttribute(string name) => Own.TryGet(name, out var value) ? value : YValue.Undefined;

    /// <summary>Sets an attribute of the text as a whole.</summary>
    public void SetAttribute(string name, YValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Node is not null)
        {
            Own.Set(name, value);
            return;
        }

        Contribution.Take(this, [value]);
        Keep(attached =>
        {
            using var change = attached.Document!.Change();
            Contribution.Set(change.Transaction, attached.Node!, name, value);
        });
    }

    /// <summary>Removes an attribute of the text as a whole.</summary>
    public void RemoveAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Node is null) Keep(attached => attached.RemoveAttribute(name));
        else Own.Delete(name);
    }
}
