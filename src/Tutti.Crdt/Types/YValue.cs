#pragma warning disable CS1591
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

public enum YValueKind { Undefined, Null, Boolean, Number, BigInt, String, Bytes, Array, Object, Type, Document }

public readonly struct YValue
{
    public YValueKind Kind => throw new NotSupportedException();
    public static implicit operator YValue(bool value) => throw new NotSupportedException();
    public static YValue Object(IEnumerable<KeyValuePair<string, YValue>> pairs) => throw new NotSupportedException();
    public bool AsBoolean() => throw new NotSupportedException();
    public IReadOnlyDictionary<string, YValue> AsObject() => throw new NotSupportedException();
    internal static YValue Read(ref Lib0Reader input) => throw new NotSupportedException();
    internal void Write(Lib0Writer output) => throw new NotSupportedException();
}
