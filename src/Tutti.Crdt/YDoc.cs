using System.Security.Cryptography;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt;

/// <summary>
/// A Yjs document: named shared types that several people change at once, and that are equal everywhere once all updates
/// have arrived. For one thread at a time.
/// </summary>
public sealed partial class YDoc : IDisposable
{
    private YDocOptions _options;
    private ItemStore? _store;
    private Integration? _integration;
    private Inbox? _inbox;
    private FormatTable? _formats;
    private ulong? _clientId;

    /// <summary>Makes an empty document.</summary>
    public YDoc(YDocOptions? options = null)
    {
        _options = options ?? new YDocOptions();
        if (_options.ClientId is { } client) ClientId = client;
        ShouldLoad = _options.ShouldLoad;
        Guid = _options.Guid ?? System.Guid.CreateVersion7().ToString();
    }

    /// <summary>The id under which this document writes, below 2^53.</summary>
    public ulong ClientId
    {
        get => _clientId ??= NewClientId();
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (ulong)Lib0Limits.MaxSafeInteger);
            _clientId = value;
        }
    }

    /// <summary>The name of the document among others.</summary>
    public string Guid { get; }

    /// <summary>Whether deleted content is dropped.</summary>
    public bool Gc => _options.Gc;

    /// <summary>What the parent document tells about a sub-document.</summary>
    public YValue Meta => _options.Meta;

    /// <summary>The names of the roots that were asked for, or that something was put into.</summary>
    public IEnumerable<string> Roots => Store.Roots.Keys;

    internal ItemStore Store => _store ??= new ItemStore();

    internal Integration Integration => _integration ??= new Integration(Store);

    internal Inbox Inbox => _inbox ??= new Inbox(this);

    /// <summary>What its format items say.</summary>
    internal FormatTable Formats => _formats ??= new FormatTable(Store);

    internal YDocOptions Options => _options;

    /// <summary>From here on updates may cost so much: what was stored may have cost more than what a stranger sends.</summary>
    public void SetBudget(WorkBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        _options = _options with { Budget = budget };
    }

    /// <summary>The root text of a name; made when it is not there.</summary>
    public YText GetText(string name = "") => (YText)Root(name, TypeRef.Text);

    /// <summary>The root array of a name; made when it is not there.</summary>
    public YArray GetArray(string name = "") => (YArray)Root(name, TypeRef.Array);

    /// <summary>The root map of a name; made when it is not there.</summary>
    public YMap GetMap(string name = "") => (YMap)Root(name, TypeRef.Map);

    /// <summary>The root XML fragment of a name; made when it is not there.</summary>
    public YXmlFragment GetXmlFragment(string name = "") => (YXmlFragment)Root(name, TypeRef.XmlFragment);

    /// <summary>The root XML element of a name; made when it is not there.</summary>
    public YXmlElement GetXmlElement(string name = "") => (YXmlElement)Root(name, TypeRef.XmlElement);

    /// <summary>The root XML text of a name; made when it is not there.</summary>
    public YXmlText GetXmlText(string name = "") => (YXmlText)Root(name, TypeRef.XmlText);

    // Of 32 bits, as in Yjs: shorter in every update than one of 53.
    private static ulong NewClientId() => (uint)RandomNumberGenerator.GetInt32(int.MinValue, int.MaxValue);

    private YType Root(string name, TypeRef kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        var node = Store.Root(name);
        if (!node.IsAskedFor)
        {
            // An event or a position may have had to call it an array before.
            if (node.Kind != kind) node.Shared = null;
            node.Kind = kind;
            node.IsAskedFor = true;
            return YType.Of(this, node);
        }

        if (node.Kind != kind)
            throw new InvalidOperationException($"The root \"{name}\" was already asked for as another type.");
        return YType.Of(this, node);
    }
}
