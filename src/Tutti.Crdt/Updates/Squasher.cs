using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>
/// Joins structs that are one struct by the rules of splitting: the second follows the first, was written right behind
/// it and before the same neighbour. Deleted content is left out: peers only need to know how long it was.
/// </summary>
internal sealed class Squasher(SectionWriter sections)
{
    private readonly Lib0Writer _values = new(256);
    private readonly Lib0Writer _header = new(64);
    private ClockRanges? _deletes;
    private int _nextDelete;
    private bool _isOpen;
    private bool _isDeleted;
    private bool _hasKey;
    private ContentKind _kind;
    private Block _first;
    private long _length;

    /// <summary>Turns to another client; structs come by ascending clock.</summary>
    public void BeginClient(ClockRanges? deletes)
    {
        _deletes = deletes;
        _nextDelete = 0;
    }

    /// <summary>Adds a struct without its first clocks, cut wherever a deletion begins or ends.</summary>
    public void Add(ReadOnlySpan<byte> source, in Block block, long from)
    {
        while (from < block.Length)
        {
            var isDeleted = IsDeleted(block.Clock + from, out var changesAt);
            var to = BlockSlice.CanCut(block.Kind) ? Math.Min(block.Length, changesAt - block.Clock) : block.Length;
            AddPiece(source, in block, new Piece(from, to, isDeleted));
            from = to;
        }
    }

    /// <summary>Writes what is still open.</summary>
    public void Flush()
    {
        if (!_isOpen) return;
        _isOpen = false;
        sections.Begin(_first.Client, _first.Clock);
        var body = sections.Body;
        body.WriteByte(_first.FirstByte);
        body.WriteBytes(_header.Written);
        switch (_kind)
        {
            case ContentKind.Gc or ContentKind.Deleted: body.WriteVarUint(_length); break;
            case ContentKind.String: body.WriteVarBytes(_values.Written); break;
            case ContentKind.Any or ContentKind.Json:
                body.WriteVarUint(_length);
                body.WriteBytes(_values.Written);
                break;
            default: body.WriteBytes(_values.Written); break;
        }
    }

    private bool IsDeleted(long clock, out long changesAt)
    {
        changesAt = long.MaxValue;
        if (_deletes is null) return false;
        while (_nextDelete < _deletes.Count && _deletes[_nextDelete].End <= clock) _nextDelete++;
        if (_nextDelete == _deletes.Count) return false;
        var (start, end) = _deletes[_nextDelete];
        changesAt = clock < start ? start : end;
        return clock >= start;
    }

    private void AddPiece(ReadOnlySpan<byte> source, in Block block, Piece piece)
    {
        var kind = piece.IsDeleted && IsForgotten(block.Kind) ? ContentKind.Deleted : block.Kind;
        if (!Continues(in block, piece, kind))
        {
            Flush();
            Open(source, in block, piece, kind);
        }

        _length += piece.To - piece.From;
        if (kind != block.Kind) return;
        if (BlockSlice.CanCut(kind)) BlockSlice.WriteValues(_values, source, in block, piece.From, piece.To);
        else _values.WriteBytes(source[block.ContentStart..block.End]);
    }

    // A deleted shared type stays: its children name it as their parent. A sub-document stays for its id.
    private static bool IsForgotten(ContentKind kind) =>
        kind is ContentKind.String or ContentKind.Any or ContentKind.Json or ContentKind.Embed or ContentKind.Binary
            or ContentKind.Format;

    private bool Continues(in Block block, Piece piece, ContentKind kind)
    {
        if (!_isOpen || kind != _kind || piece.IsDeleted != _isDeleted || !BlockSlice.CanCut(kind)) return false;
        if (block.Client != _first.Client || block.Clock + piece.From != _first.Clock + _length) return false;
        if (kind == ContentKind.Gc) return true;

        // A value set over another under one key replaces it; as one item they would count as two values in a row.
        if (_hasKey && kind != ContentKind.Deleted) return false;
        var follows = piece.From > 0
            || (block.HasOrigin && block.Origin == new ItemId(_first.Client, _first.Clock + _length - 1));
        return follows && block.HasRightOrigin == _first.HasRightOrigin
            && (!block.HasRightOrigin || block.RightOrigin == _first.RightOrigin);
    }

    private void Open(ReadOnlySpan<byte> source, in Block block, Piece piece, ContentKind kind)
    {
        _isOpen = true;
        _isDeleted = piece.IsDeleted;
        _hasKey = block.HasParentSub;
        _kind = kind;
        _length = 0;
        _values.Reset();
        _header.Reset();
        _first = block;
        _first.Clock += piece.From;
        _first.FirstByte = FirstByte(in block, piece.From, kind);
        if (!block.IsItem) return;
        if (piece.From == 0)
        {
            _header.WriteBytes(source[(block.Start + 1)..block.ContentStart]);
            return;
        }

        _header.WriteClient(block.Client);
        _header.WriteVarUint(_first.Clock - 1);
        if (!block.HasRightOrigin) return;
        _header.WriteClient(block.RightOrigin.Client);
        _header.WriteVarUint(block.RightOrigin.Clock);
    }

    private static byte FirstByte(in Block block, long from, ContentKind kind)
    {
        var neighbours = block.FirstByte & (Block.HasOriginBit | Block.HasRightOriginBit);
        if (from > 0 && block.IsItem) neighbours |= Block.HasOriginBit;
        var key = from == 0 && block.HasParentSub ? Block.HasParentSubBit : 0;
        return (byte)((byte)kind | neighbours | key);
    }

    private readonly record struct Piece(long From, long To, bool IsDeleted);
}
