using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt;

/// <content>Documents inside documents: the parent holds their name, a provider brings their content.</content>
public sealed partial class YDoc
{
    private readonly HashSet<YDoc> _subdocuments = [];
    private bool _isDisposed;

    /// <summary>Called when sub-documents came, went, or are to be loaded.</summary>
    public event Action<SubdocumentsChanged>? SubdocumentsChanged;

    /// <summary>Called when the document is disposed of.</summary>
    public event Action<YDoc>? Destroyed;

    /// <summary>The documents inside this one.</summary>
    public IReadOnlyCollection<YDoc> Subdocuments => _subdocuments;

    /// <summary>The document this one lies in.</summary>
    public YDoc? ParentDocument => Place?.Document;

    /// <summary>As a sub-document: whether a provider should load it.</summary>
    public bool ShouldLoad { get; private set; }

    /// <summary>As a sub-document: whether peers load it at once.</summary>
    public bool AutoLoad => _options.AutoLoad;

    /// <summary>The item that holds it.</summary>
    internal (YDoc Document, int Item)? Place { get; set; }

    /// <summary>As a sub-document: asks the provider of the parent to load it.</summary>
    public void Load()
    {
        if (Place is { } place && !ShouldLoad) place.Document.Transact(transaction => transaction.SubdocumentsLoaded.Add(this));
        ShouldLoad = true;
    }

    /// <summary>
    /// Ends the use of the document. As a sub-document it stays in its parent, which holds a fresh one of the same name.
    /// It only tells <see cref="Destroyed"/>; nothing unmanaged is held, and what is in the document can still be read.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        foreach (var subdocument in _subdocuments.ToList()) subdocument.Dispose();
        if (Place is { } place) LeaveParent(place.Document, place.Item);
        Destroyed?.Invoke(this);
    }

    /// <summary>Reads what a parent writes about a sub-document.</summary>
    internal static YDoc FromReference(ReadOnlySpan<byte> content)
    {
        var input = new Lib0Reader(content);
        var guid = System.Text.Encoding.UTF8.GetString(input.ReadVarBytes());
        var options = YValue.Read(ref input);
        var autoLoad = IsTrue(options, "autoLoad");
        return new YDoc(new YDocOptions
        {
            Guid = guid,
            Gc = options.AsObject().GetValueOrDefault("gc") is not { Kind: YValueKind.Boolean } gc || gc.AsBoolean(),
            AutoLoad = autoLoad,
            ShouldLoad = autoLoad || IsTrue(options, "shouldLoad"),
            Meta = options.AsObject().GetValueOrDefault("meta"),
        });
    }

    /// <summary>Another document of the same name, to be put in at a second place.</summary>
    internal YDoc NameAgain() => new(_options with { ClientId = null, Guid = Guid, ShouldLoad = AutoLoad });

    internal void WriteReference(Lib0Writer output)
    {
        var options = new List<KeyValuePair<string, YValue>>();
        if (!Gc) options.Add(new("gc", false));
        if (AutoLoad) options.Add(new("autoLoad", true));
        if (Meta.Kind is not (YValueKind.Null or YValueKind.Undefined)) options.Add(new("meta", Meta));
        output.WriteVarString(Guid);
        YValue.Object(options).Write(output);
    }

    private static bool IsTrue(YValue options, string key) =>
        options.AsObject().GetValueOrDefault(key) is { Kind: YValueKind.Boolean } value && value.AsBoolean();

    private void LeaveParent(YDoc parent, int item)
    {
        Place = null;
        ref var holder = ref parent.Store[item];
        var fresh = new YDoc(_options with { ClientId = null, Guid = Guid, ShouldLoad = false });
        var isDeleted = holder.IsDeleted || holder.Kind != ContentKind.Doc;
        if (!isDeleted)
        {
            parent.Store.ReplaceDocument(in holder, fresh);
            fresh.Place = (parent, item);
        }

        parent.Transact(transaction => transaction.ReplaceDocument(this, isDeleted ? null : fresh));
    }

    private void CleanUpSubdocuments(Transaction transaction, Calls calls)
    {
        foreach (var added in transaction.SubdocumentsAdded)
        {
            added.ClientId = ClientId;
            _subdocuments.Add(added);
        }

        foreach (var removed in transaction.SubdocumentsRemoved) _subdocuments.Remove(removed);
        if (SubdocumentsChanged is { } handler)
        {
            var change = new SubdocumentsChanged(
                [.. transaction.SubdocumentsLoaded], [.. transaction.SubdocumentsAdded], [.. transaction.SubdocumentsRemoved], transaction);
            calls.Run(handler, change);
        }

        foreach (var removed in transaction.SubdocumentsRemoved.ToList())
        {
            removed.Place = null;
            calls.Run(static document => document.Dispose(), removed);
        }
    }
}
