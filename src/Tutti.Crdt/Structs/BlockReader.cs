using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <summary>
/// Walks the structs of a version 1 update without building any, checking every byte on the way:
/// <c>while (Next(ref block)) …</c>, then the delete set begins at <see cref="Position"/>.
/// </summary>
internal ref struct BlockReader
{
    private readonly WorkBudget _budget;
    private Lib0Reader _input;
    private WorkMeter _meter;
    private int _sectionsLeft;
    private long _structsLeft;
    private ulong _client;
    private long _clock;
    private bool _anySection;
    private bool _descending = true;

    public BlockReader(ReadOnlySpan<byte> update, WorkBudget budget)
    {
        _budget = budget;
        _input = new Lib0Reader(update);
        _meter = new WorkMeter(budget);
        _sectionsLeft = _input.ReadCount();
    }

    private BlockReader(ReadOnlySpan<byte> bytes, WorkBudget budget, ItemId first, int structs)
    {
        _budget = budget;
        _input = new Lib0Reader(bytes);
        _meter = new WorkMeter(budget);
        _structsLeft = structs;
        _client = first.Client;
        _clock = first.Clock;
    }

    /// <summary>Reads again one struct that was checked before, from its own bytes.</summary>
    public static Block ReadOne(ReadOnlySpan<byte> bytes, ItemId id)
    {
        var block = default(Block);
        Resume(bytes, id, 1).Next(ref block);
        return block;
    }

    /// <summary>Reads on in the middle of a section that was checked before.</summary>
    public static BlockReader Resume(ReadOnlySpan<byte> bytes, ItemId first, int structs) =>
        new(bytes, WorkBudget.Trusted, first, structs);

    public readonly int Position => _input.Position;

    public readonly int Structs => _meter.Structs;

    public readonly ReadOnlySpan<byte> Data => _input.Data;

    public bool Next(ref Block block)
    {
        while (_structsLeft == 0)
        {
            if (_sectionsLeft == 0)
            {
                if (!_descending) RefuseRepeatedClients();
                return false;
            }

            BeginSection();
        }

        _structsLeft--;
        _meter.CountStruct();
        ReadStruct(ref block);
        if (block.Length <= 0) CrdtException.Throw(CrdtError.Malformed, "A struct has no length.");
        _clock += block.Length;
        if (_clock > int.MaxValue)
            CrdtException.Throw(CrdtError.NumberOutOfRange, "A clock passes 31 bits, more than a document can hold.");
        block.End = _input.Position;
        return true;
    }

    private void BeginSection()
    {
        _sectionsLeft--;
        _structsLeft = _input.ReadCount();
        var client = _input.ReadClient();
        if (_anySection && client >= _client) _descending = false;
        _anySection = true;
        _client = client;
        _clock = _input.ReadVarUint();
    }

    private void ReadStruct(ref Block block)
    {
        block.Start = _input.Position;
        block.Client = _client;
        block.Clock = _clock;
        block.FirstByte = _input.ReadByte();
        if (block.Kind is ContentKind.Gc or ContentKind.Skip)
        {
            if ((block.FirstByte & ~Block.KindBits) != 0)
                CrdtException.Throw(CrdtError.Malformed, "A struct without content names neighbours.");
            block.Length = _input.ReadVarUint();
            return;
        }

        if (block.HasOrigin) block.Origin = ReadId();
        if (block.HasRightOrigin) block.RightOrigin = ReadId();
        if (block.NamesParent) ReadParent(ref block);
        block.ContentStart = _input.Position;
        block.Length = ReadContent(ref block);
    }

    // A peer looks an item of the same client up at once, without waiting: one that is not there yet makes it throw.
    private ItemId ReadId()
    {
        var id = new ItemId(_input.ReadClient(), _input.ReadVarUint());
        if (id.Client == _client && id.Clock >= _clock)
            CrdtException.Throw(CrdtError.Malformed, "An item names a later item of its own client.");
        return id;
    }

    private void ReadParent(ref Block block)
    {
        block.ParentIsRoot = _input.ReadVarUint() == 1;
        if (block.ParentIsRoot)
        {
            block.RootNameLength = _input.ReadVarString().Length;
            block.RootNameStart = _input.Position - block.RootNameLength;
        }
        else
        {
            block.ParentId = ReadId();
        }

        if (!block.HasParentSub) return;
        block.ParentSubLength = _input.ReadVarString().Length;
        block.ParentSubStart = _input.Position - block.ParentSubLength;
    }

    private long ReadContent(ref Block block)
    {
        switch (block.Kind)
        {
            case ContentKind.String:
                _input.ReadVarString(out var units);
                return units;
            case ContentKind.Deleted:
                return _input.ReadVarUint();
            case ContentKind.Any:
                return ReadAnyValues();
            case ContentKind.Json:
                return ReadJsonValues();
            case ContentKind.Binary:
                _input.ReadVarBytes();
                return 1;
            case ContentKind.Format:
                _input.ReadVarString();
                ReadJson();
                return 1;
            case ContentKind.Embed:
                ReadJson();
                return 1;
            case ContentKind.Type:
                block.Type = ReadTypeRef();
                if (block.Type is TypeRef.XmlElement or TypeRef.XmlHook) _input.ReadVarString();
                return 1;
            case ContentKind.Doc:
                ReadDocument();
                return 1;
            default:
                CrdtException.Throw(CrdtError.UnknownTag, "A struct has an unknown kind of content.");
                return 0;
        }
    }

    private long ReadAnyValues()
    {
        var count = _input.ReadCount();
        for (var left = count; left > 0; left--)
        {
            _meter.CountStep();
            _input.SkipAny(_meter.MaxDepth);
        }

        return count;
    }

    private long ReadJsonValues()
    {
        var count = _input.ReadCount();
        for (var left = count; left > 0; left--)
        {
            _meter.CountStep();
            var json = _input.ReadVarString();
            if (!json.SequenceEqual("undefined"u8)) Utf8Text.CheckJson(json, _meter.MaxDepth);
        }

        return count;
    }

    private void ReadJson() => Utf8Text.CheckJson(_input.ReadVarString(), _meter.MaxDepth);

    private TypeRef ReadTypeRef()
    {
        var type = _input.ReadVarUint();
        if (type > (long)TypeRef.XmlText) CrdtException.Throw(CrdtError.UnknownTag, "A shared type is of an unknown kind.");
        return (TypeRef)type;
    }

    // Peers spread the options of a sub-document into an object and throw on null.
    private void ReadDocument()
    {
        _input.ReadVarString();
        if (_input.Remaining > 0 && _input.Rest[0] != AnyTag.Object)
            CrdtException.Throw(CrdtError.Malformed, "The options of a sub-document are not an object.");
        _input.SkipAny(_meter.MaxDepth);
    }

    // A second section of one client replaces the first in yjs and follows it elsewhere: nobody may disagree about that.
    private readonly void RefuseRepeatedClients()
    {
        var again = new BlockReader(_input.Data, _budget);
        var seen = new HashSet<ulong>();
        while (again._sectionsLeft > 0)
        {
            again.BeginSection();
            if (!seen.Add(again._client))
                CrdtException.Throw(CrdtError.Malformed, "An update has two sections of one client.");
            again.SkipSection();
        }
    }

    private void SkipSection()
    {
        var block = default(Block);
        for (; _structsLeft > 0; _structsLeft--)
        {
            ReadStruct(ref block);
            _clock += block.Length;
        }
    }
}
