using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>Rewrites a version 1 update as version 2, column by column as Yjs orders them.</summary>
internal sealed class V1ToV2
{
    private readonly IntDiffOptRleEncoder _keyClocks = new();
    private readonly UintOptRleEncoder _clients = new();
    private readonly IntDiffOptRleEncoder _leftClocks = new();
    private readonly IntDiffOptRleEncoder _rightClocks = new();
    private readonly RleEncoder _firstBytes = new();
    private readonly StringEncoder _strings = new();
    private readonly RleEncoder _parentKinds = new();
    private readonly UintOptRleEncoder _typeRefs = new();
    private readonly UintOptRleEncoder _lengths = new();
    private readonly SectionWriter _sections = new();
    private long _keys;
    private bool _keepFirstBytes;

    private Lib0Writer Rest => _sections.Body;

    public static byte[] Rewrite(ReadOnlySpan<byte> update, WorkBudget budget, bool keepFirstBytes = false)
    {
        var rewriting = new V1ToV2 { _keepFirstBytes = keepFirstBytes };
        var reader = new BlockReader(update, budget);
        var block = default(Block);
        while (reader.Next(ref block)) rewriting.Struct(update, in block, budget.MaxDepth);
        var rest = new Lib0Writer(update.Length);
        rewriting._sections.Finish(rest);
        DeleteSetV2.Write(DeleteSet.Decode(update[reader.Position..]), rest);
        return rewriting.Join(rest.Written);
    }

    private void Struct(ReadOnlySpan<byte> update, in Block block, int maxDepth)
    {
        if (_sections.Begin(block.Client, block.Clock)) _clients.Write((long)block.Client);
        var firstByte = block.FirstByte;
        if (block.IsItem && !block.NamesParent && !_keepFirstBytes) firstByte &= unchecked((byte)~Block.HasParentSubBit);
        _firstBytes.Write(firstByte);
        if (block.Kind == ContentKind.Skip) Rest.WriteVarUint(block.Length);
        else if (block.Kind == ContentKind.Gc) _lengths.Write(block.Length);
        else Item(update, in block, maxDepth);
    }

    private void Item(ReadOnlySpan<byte> update, in Block block, int maxDepth)
    {
        if (block.HasOrigin) Id(block.Origin, _leftClocks);
        if (block.HasRightOrigin) Id(block.RightOrigin, _rightClocks);
        if (block.NamesParent)
        {
            _parentKinds.Write(block.ParentIsRoot ? (byte)1 : (byte)0);
            if (block.ParentIsRoot) _strings.Write(update.Slice(block.RootNameStart, block.RootNameLength));
            else Id(block.ParentId, _leftClocks);
            if (block.HasParentSub) _strings.Write(update.Slice(block.ParentSubStart, block.ParentSubLength));
        }

        Content(new Lib0Reader(update[block.ContentStart..block.End]), in block, maxDepth);
    }

    private void Content(Lib0Reader input, in Block block, int maxDepth)
    {
        switch (block.Kind)
        {
            case ContentKind.Deleted: _lengths.Write(block.Length); return;
            case ContentKind.String: _strings.Write(input.ReadVarBytes()); return;
            case ContentKind.Binary: Rest.WriteVarBytes(input.ReadVarBytes()); return;
            case ContentKind.Embed: JsonToAny.Write(input.ReadVarBytes(), Rest, maxDepth); return;
            case ContentKind.Format:
                Key(input.ReadVarBytes());
                JsonToAny.Write(input.ReadVarBytes(), Rest, maxDepth);
                return;
            case ContentKind.Type:
                _typeRefs.Write(input.ReadVarUint());
                if (block.Type is TypeRef.XmlElement or TypeRef.XmlHook) Key(input.ReadVarBytes());
                return;
            case ContentKind.Any:
                _lengths.Write(input.ReadVarUint());
                Rest.WriteBytes(input.Rest);
                return;
            case ContentKind.Json:
                var count = input.ReadVarUint();
                _lengths.Write(count);
                for (; count > 0; count--) _strings.Write(input.ReadVarBytes());
                return;
            case ContentKind.Doc:
                _strings.Write(input.ReadVarBytes());
                Rest.WriteBytes(input.Rest);
                return;
        }
    }

    private void Id(ItemId id, IntDiffOptRleEncoder clocks)
    {
        _clients.Write((long)id.Client);
        clocks.Write(id.Clock);
    }

    // Yjs numbers every key anew, even one it wrote before; equal bytes ask for the same.
    private void Key(ReadOnlySpan<byte> key)
    {
        _keyClocks.Write(_keys++);
        _strings.Write(key);
    }

    private byte[] Join(ReadOnlySpan<byte> rest)
    {
        var output = new Lib0Writer(rest.Length * 2);
        output.WriteVarUint(0);
        output.WriteVarBytes(_keyClocks.Finish());
        output.WriteVarBytes(_clients.Finish());
        output.WriteVarBytes(_leftClocks.Finish());
        output.WriteVarBytes(_rightClocks.Finish());
        output.WriteVarBytes(_firstBytes.Finish());
        var strings = new Lib0Writer();
        _strings.Finish(strings);
        output.WriteVarBytes(strings.Written);
        output.WriteVarBytes(_parentKinds.Finish());
        output.WriteVarBytes(_typeRefs.Finish());
        output.WriteVarBytes(_lengths.Finish());
        output.WriteBytes(rest);
        return output.ToArray();
    }
}
