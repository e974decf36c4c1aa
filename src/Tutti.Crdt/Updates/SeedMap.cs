using System.Runtime.InteropServices;
using System.Text.Json;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>A Y.Map that a <see cref="SeedWriter"/> fills; each key once.</summary>
public sealed class SeedMap
{
    private readonly SeedWriter _seed;
    private readonly SeedPlace _place;
    private readonly Lib0Writer _value = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    internal SeedMap(SeedWriter seed, SeedPlace place)
    {
        _seed = seed;
        _place = place;
    }

    /// <summary>Sets a key to text that is replaced as a whole; null is JSON's null.</summary>
    public SeedMap Set(string key, string? value)
    {
        if (value is null) _value.WriteAnyNull();
        else _value.WriteAny(value.AsSpan());
        return WriteValue(key);
    }

    /// <summary>Sets a key to a number.</summary>
    public SeedMap Set(string key, double value)
    {
        _value.WriteAny(value);
        return WriteValue(key);
    }

    /// <summary>Sets a key to true or false.</summary>
    public SeedMap Set(string key, bool value)
    {
        _value.WriteAny(value);
        return WriteValue(key);
    }

    /// <summary>Sets a key to a JSON value that is replaced as a whole.</summary>
    public SeedMap Set(string key, JsonElement value)
    {
        JsonToAny.Write(JsonMarshal.GetRawUtf8Value(value), _value, WorkBudget.Default.MaxDepth);
        return WriteValue(key);
    }

    /// <summary>Sets every property of a JSON object, see <see cref="SeedWriter.MapFromJson"/>.</summary>
    public SeedMap SetAll(JsonElement json, int mapDepth = 0)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (mapDepth > 0 && property.Value.ValueKind == JsonValueKind.Object)
                Map(property.Name, map => map.SetAll(property.Value, mapDepth - 1));
            else
                Set(property.Name, property.Value);
        }

        return this;
    }

    /// <summary>Sets a key to a Y.Text.</summary>
    public SeedMap Text(string key, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _seed.WriteText(_seed.WriteType(Take(key), TypeRef.Text), text);
        return this;
    }

    /// <summary>Sets a key to a Y.Map.</summary>
    public SeedMap Map(string key, Action<SeedMap> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        fill(new SeedMap(_seed, _seed.WriteType(Take(key), TypeRef.Map)));
        return this;
    }

    /// <summary>Sets a key to a Y.Array.</summary>
    public SeedMap Array(string key, Action<SeedArray> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var array = new SeedArray(_seed, _seed.WriteType(Take(key), TypeRef.Array));
        fill(array);
        array.Flush();
        return this;
    }

    private SeedMap WriteValue(string key)
    {
        var place = Take(key);
        _seed.WriteValues(place, 1, _value.Written);
        _value.Reset();
        return this;
    }

    private SeedPlace Take(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_keys.Add(key)) throw new ArgumentException($"The key \"{key}\" is already set.", nameof(key));
        return _place with { Key = key };
    }
}
