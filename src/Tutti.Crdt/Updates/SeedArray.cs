using System.Runtime.InteropServices;
using System.Text.Json;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>A Y.Array that a <see cref="SeedWriter"/> fills from first to last.</summary>
public sealed class SeedArray
{
    private readonly SeedWriter _seed;
    private readonly Lib0Writer _values = new();
    private SeedPlace _place;
    private int _count;

    internal SeedArray(SeedWriter seed, SeedPlace place)
    {
        _seed = seed;
        _place = place;
    }

    /// <summary>Adds text that is replaced as a whole; null is JSON's null.</summary>
    public SeedArray Add(string? value)
    {
        if (value is null) _values.WriteAnyNull();
        else _values.WriteAny(value.AsSpan());
        _count++;
        return this;
    }

    /// <summary>Adds a number.</summary>
    public SeedArray Add(double value)
    {
        _values.WriteAny(value);
        _count++;
        return this;
    }

    /// <summary>Adds true or false.</summary>
    public SeedArray Add(bool value)
    {
        _values.WriteAny(value);
        _count++;
        return this;
    }

    /// <summary>Adds a JSON value that is replaced as a whole.</summary>
    public SeedArray Add(JsonElement value)
    {
        JsonToAny.Write(JsonMarshal.GetRawUtf8Value(value), _values, WorkBudget.Default.MaxDepth);
        _count++;
        return this;
    }

    /// <summary>Adds a Y.Text.</summary>
    public SeedArray Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _seed.WriteText(AddType(TypeRef.Text), text);
        return this;
    }

    /// <summary>Adds a Y.Map.</summary>
    public SeedArray Map(Action<SeedMap> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        fill(new SeedMap(_seed, AddType(TypeRef.Map)));
        return this;
    }

    internal void Flush()
    {
        if (_count == 0) return;
        _seed.WriteValues(_place, _count, _values.Written);
        _place = new SeedPlace { Behind = _seed.LastClock };
        _values.Reset();
        _count = 0;
    }

    private SeedPlace AddType(TypeRef type)
    {
        Flush();
        var inside = _seed.WriteType(_place, type);
        _place = new SeedPlace { Behind = _seed.LastClock };
        return inside;
    }
}
