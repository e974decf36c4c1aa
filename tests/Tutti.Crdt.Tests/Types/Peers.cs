using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>Documents of several people; what one changes waits until it is sent to the others.</summary>
internal sealed class Peers
{
    private readonly List<YDoc> _documents = [];
    private readonly bool _gc;

    public Peers(int count, bool gc = true)
    {
        _gc = gc;
        for (var id = 0; id < count; id++) _documents.Add(new YDoc(new YDocOptions { ClientId = (ulong)id, Gc = gc }));
    }

    public int Count => _documents.Count;

    public YDoc this[int index] => _documents[index];

    /// <summary>Brings all to the same state, through state vectors as providers do.</summary>
    public void Sync()
    {
        foreach (var to in _documents)
        {
            foreach (var from in _documents.Where(from => from != to))
                to.ApplyUpdate(from.EncodeStateAsUpdate(to.EncodeStateVector()), "sync");
        }
    }

    /// <summary>Syncs and compares everything that can be compared; gives what all hold under a root.</summary>
    public YValue Agree(Func<YDoc, YType> root)
    {
        Sync();
        var first = root(_documents[0]).ToJson();
        foreach (var other in _documents.Skip(1))
        {
            Assert.Equal(first, root(other).ToJson());
            // What is collected depends on when it is: then the same state has more than one shape, in Yjs too.
            if (!_gc) Assert.Equal(_documents[0].EncodeStateAsUpdate(), other.EncodeStateAsUpdate());
            Assert.Equal(_documents[0].EncodeStateVector(), other.EncodeStateVector());
        }

        Assert.All(_documents, document => Assert.False(document.HasPending));
        return first;
    }

    public static string Json(IEnumerable<YValue> values) => YValue.Array(values).ToJson();

    public static string Text(IEnumerable<YPathPart> path) => string.Join('/', path);

    /// <summary>A delta in short: r2 d1 i[1,2].</summary>
    public static string Text(Delta delta) => string.Join(' ', delta.Select(step => step.Kind switch
    {
        DeltaOpKind.Retain => $"r{step.Length}",
        DeltaOpKind.Delete => $"d{step.Length}",
        _ => $"i{Json(step.Values!)}",
    }));

    public static string Text(IReadOnlyDictionary<string, YKeyChange> keys) =>
        string.Join(' ', keys.Select(pair => $"{pair.Key}:{pair.Value.Action}:{pair.Value.OldValue}"));
}
