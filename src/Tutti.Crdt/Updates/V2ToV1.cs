using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>
/// Rewrites a version 2 update as version 1. A few bytes of columns can stand for any number of structs, so what is
/// written is held against the budget; what the structs say is checked when the result is read.
/// </summary>
internal ref struct V2ToV1
{
    private readonly Lib0Writer _output;
    private readonly Lib0Writer _scratch = new();
    private readonly List<(int Start, int Length)> _keys = [];
    private readonly long _mostBytes;
    private WorkMeter _meter;
    private IntDiffOptRleDecoder _keyClocks;
    private UintOptRleDecoder _clients;
    private IntDiffOptRleDecoder _leftClocks;
    private IntDiffOptRleDecoder _rightClocks;
    private RleDecoder _firstBytes;
    private StringDecoder _strings;
    private RleDecoder _parentKinds;
    private UintOptRleDecoder _typeRefs;
    private UintOptRleDecoder _lengths;
    private Lib0Reader _rest;

    private V2ToV1(ReadOnlySpan<byte> update, WorkBudget budget)
    {
        _mostBytes = budget.MemoryFor(update.Length);
        _meter = new WorkMeter(budget);
        _output = new Lib0Writer(update.Length * 2);
        var input = new Lib0Reader(update);
        if (input.ReadVarUint() != 0)
            CrdtException.Throw(CrdtError.UnknownTag, "An update uses a feature this version does not know.");
        _keyClocks = new IntDiffOptRleDecoder(input.ReadVarBytes());
        _clients = new UintOptRleDecoder(input.ReadVarBytes());
        _leftClocks = new IntDiffOptRleDecoder(input.ReadVarBytes());
        _rightClocks = new IntDiffOptRleDecoder(input.ReadVarBytes());
        _firstBytes = new RleDecoder(input.ReadVarBytes());
        _strings = new StringDecoder(input.ReadVarBytes());
        _parentKinds = new RleDecoder(input.ReadVarBytes());
        _typeRefs = new UintOptRleDecoder(input.ReadVarBytes());
        _lengths = new UintOptRleDecoder(input.ReadVarBytes());
        _rest = new Lib0Reader(input.Rest);
    }

    public static byte[] Rewrite(ReadOnlySpan<byte> update, WorkBudget budget)
    {
        var rewriting = new V2ToV1(update, budget);
        rewriting.Structs();
        DeleteSetV2.Rewrite(ref rewriting._rest, rewriting._output);
        rewriting._rest.End();
        return rewriting._output.ToArray();
    }

    private void Structs()
    {
        var sections = _rest.ReadCount();
        _output.WriteVarUint(sections);
        for (; sections > 0; sections--)
        {
            // Not a count of bytes: all structs of a section may lie in the run of a column.
            var structs = _rest.ReadVarUint();
            _output.WriteVarUint(structs);
            _output.WriteVarUint(_clients.Read());
            _output.WriteVarUint(_rest.ReadVarUint());
            for (; structs > 0; structs--) Struct();
        }
    }

    private void Struct()
    {
        _meter.CountStruct();
        if (_output.Length > _mostBytes) CrdtException.Throw(CrdtError.TooLarge, "An update unfolds to more than allowed.");
        var block = new Block { FirstByte = _firstBytes.Read() };
        if (!block.NamesParent && block.IsItem) block.FirstByte &= unchecked((byte)~Block.HasParentSubBit);
        _output.WriteByte(block.FirstByte);
        if (!block.IsItem)
        {
            _output.WriteVarUint(block.Kind == ContentKind.Skip ? _rest.ReadVarUint() : _lengths.Read());
            return;
        }

        if (block.HasOrigin) Id(ref _leftClocks);
        if (block.HasRightOrigin) Id(ref _rightClocks);
        if (block.NamesParent) Parent(block.HasParentSub);
        Content(block.Kind);
    }

    private void Id(ref IntDiffOptRleDecoder clocks)
    {
        _output.WriteVarUint(_clients.Read());
        _output.WriteVarUint(clocks.Read());
    }

    private void Parent(bool hasSub)
    {
        var isRoot = _parentKinds.Read() == 1;
        _output.WriteVarUint(isRoot ? 1 : 0);
        if (isRoot) Text();
        else Id(ref _leftClocks);
        if (hasSub) Text();
    }

    private void Content(ContentKind kind)
    {
        switch (kind)
        {
            case ContentKind.Deleted: Length(); return;
            case ContentKind.String: Text(); return;
            case ContentKind.Binary: _output.WriteVarBytes(_rest.ReadVarBytes()); return;
            case ContentKind.Embed: Json(); return;
            case ContentKind.Format:
                Key();
                Json();
                return;
            case ContentKind.Type:
                var type = _typeRefs.Read();
                _output.WriteVarUint(type);
                if (type is (long)TypeRef.XmlElement or (long)TypeRef.XmlHook) Key();
                return;
            case ContentKind.Any:
                for (var left = Length(); left > 0; left--) Any();
                return;
            case ContentKind.Json:
                for (var left = Length(); left > 0; left--) Text();
                return;
            case ContentKind.Doc:
                Text();
                Any();
                return;
            default: CrdtException.Throw(CrdtError.UnknownTag, "A struct has an unknown kind of content."); return;
        }
    }

    private long Length()
    {
        var length = _lengths.Read();
        _output.WriteVarUint(length);
        return length;
    }

    private void Text()
    {
        if (_output.Length > _mostBytes) CrdtException.Throw(CrdtError.TooLarge, "An update unfolds to more than allowed.");
        _strings.CopyTo(_output, _scratch);
    }

    // A key is written once and meant again by its number.
    private void Key()
    {
        var number = _keyClocks.Read();
        if (number < _keys.Count)
        {
            var (start, length) = _keys[(int)number];
            _output.WriteBytes(_output.Written.Slice(start, length));
            return;
        }

        var at = _output.Length;
        Text();
        _keys.Add((at, _output.Length - at));
    }

    private void Any()
    {
        var start = _rest.Position;
        _rest.SkipAny(_meter.MaxDepth);
        _output.WriteBytes(_rest.Data[start.._rest.Position]);
    }

    private void Json()
    {
        _scratch.Reset();
        AnyToJson.Write(ref _rest, _scratch, _meter.MaxDepth);
        _output.WriteVarBytes(_scratch.Written);
    }
}
