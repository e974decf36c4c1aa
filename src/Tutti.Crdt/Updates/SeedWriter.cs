using System.Runtime.InteropServices;
using System.Text.Json;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>Writes the first content of a document as one version 1 update of one client.</summary>
public sealed class SeedWriter
{
    private readonly ulong _client;
    private readonly Lib0Writer _body = new(256);
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);
    private int _structs;
    private long _clock;

    /// <summary>Begins an update of a client id that no one else uses.</summary>
    public SeedWriter(ulong client)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(client, (ulong)Lib0Limits.MaxSafeInteger);
        _client = client;
    }

    /// <summary>Puts text into a root Y.Text.</summary>
    public SeedWriter Text(string root, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        WriteText(TakeRoot(root), text);
        return this;
    }

    /// <summary>Fills a root Y.Map.</summary>
    public SeedWriter Map(string root, Action<SeedMap> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        fill(new SeedMap(this, TakeRoot(root)));
        return this;
    }

    /// <summary>Fills a root Y.Array.</summary>
    public SeedWriter Array(string root, Action<SeedArray> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var array = new SeedArray(this, TakeRoot(root));
        fill(array);
        array.Flush();
        return this;
    }

    /// <summary>
    /// Fills a root Y.Map from a JSON object. Objects inside become a Y.Map each, <paramref name="mapDepth"/> levels
    /// down; below that they are plain values, which people replace as a whole.
    /// </summary>
    public SeedWriter MapFromJson(string root, JsonElement json, int mapDepth = 0) =>
        Map(root, map => map.SetAll(json, mapDepth));

    /// <summary>The update.</summary>
    public byte[] ToUpdate()
    {
        if (_structs == 0) return Update.Empty.ToArray();
        var output = new Lib0Writer(_body.Length + 32);
        output.WriteVarUint(1);
        output.WriteVarUint(_structs);
        output.WriteClient(_client);
        output.WriteVarUint(0);
        output.WriteBytes(_body.Written);
        output.WriteVarUint(0);
        return output.ToArray();
    }

    internal void WriteText(SeedPlace place, string text)
    {
        if (text.Length == 0) return;
        Begin(place, ContentKind.String);
        _body.WriteVarString(text);
        _clock += text.Length;
    }

    internal void WriteValues(SeedPlace place, int count, ReadOnlySpan<byte> values)
    {
        Begin(place, ContentKind.Any);
        _body.WriteVarUint(count);
        _body.WriteBytes(values);
        _clock += count;
    }

    internal SeedPlace WriteType(SeedPlace place, TypeRef type)
    {
        Begin(place, ContentKind.Type);
        _body.WriteVarUint((long)type);
        return new SeedPlace { Parent = _clock++ };
    }

    internal long LastClock => _clock - 1;

    private void Begin(SeedPlace place, ContentKind kind)
    {
        _structs++;
        if (place.Behind is { } behind)
        {
            _body.WriteByte((byte)((byte)kind | Block.HasOriginBit));
            _body.WriteClient(_client);
            _body.WriteVarUint(behind);
            return;
        }

        _body.WriteByte((byte)((byte)kind | (place.Key is null ? 0 : Block.HasParentSubBit)));
        _body.WriteVarUint(place.Root is null ? 0 : 1);
        if (place.Root is not null)
        {
            _body.WriteVarString(place.Root);
        }
        else
        {
            _body.WriteClient(_client);
            _body.WriteVarUint(place.Parent);
        }

        if (place.Key is not null) _body.WriteVarString(place.Key);
    }

    private SeedPlace TakeRoot(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!_roots.Add(root)) throw new ArgumentException($"The root \"{root}\" is already written.", nameof(root));
        return new SeedPlace { Root = root };
    }
}

/// <summary>Where an item goes: into a root or an item before, under a key or behind another item.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SeedPlace
{
    public string? Root { get; init; }

    public long Parent { get; init; }

    public string? Key { get; init; }

    public long? Behind { get; init; }
}
