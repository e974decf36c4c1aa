using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <summary>What a format item says: from here on this name has this value, none when it is null.</summary>
internal sealed record FormatMark(string Name, YValue Value)
{
    /// <summary>The content of its item.</summary>
    public byte[] ToContent()
    {
        var content = new Lib0Writer();
        content.WriteVarString(Name);
        content.WriteVarBytes(JsonContent.Of(Value));
        return content.ToArray();
    }
}
