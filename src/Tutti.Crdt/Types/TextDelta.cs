using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>Writes a text down as a delta: runs of text with the formats in force, and embeds.</summary>
internal sealed class TextDelta
{
    private readonly YDoc _document;
    private readonly Delta _delta = new();
    private readonly StringBuilder _run = new();
    private readonly AttributeMap _attributes = new();

    private TextDelta(YDoc document) => _document = document;

    /// <summary>The text as it is now.</summary>
    public static Delta Of(YDoc document, TypeNode type) => new TextDelta(document).Write(type, null);

    /// <summary>The text of one version, with what it has and another has not marked as added or removed.</summary>
    public static Delta Of(YDoc document, TypeNode type, TextVersions versions) =>
        new TextDelta(document).Write(type, versions);

    private Delta Write(TypeNode type, TextVersions? versions)
    {
        var store = _document.Store;
        for (var handle = type.First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (versions is null ? item.IsLive : versions.IsShown(in item)) Take(handle, versions);
        }

        EndRun();
        return _delta;
    }

    private void Take(int handle, TextVersions? versions)
    {
        ref var item = ref _document.Store[handle];
        switch (item.Kind)
        {
            case ContentKind.String:
                if (versions?.Mark(in item, _attributes) is { } mark)
                {
                    EndRun();
                    _attributes.Apply(mark);
                }

                TextReader.Append(_run, _document.Store, in item);
                return;
            case ContentKind.Type or ContentKind.Embed:
                EndRun();
                _delta.AddRead(DeltaOp.Insert(ItemValues.Last(_document, in item), _attributes.ToAttributes()));
                return;
            case ContentKind.Format when versions is null || versions.IsInForce(in item):
                EndRun();
                _attributes.Apply(_document.Formats.Of(handle));
                return;
        }
    }

    private void EndRun()
    {
        if (_run.Length == 0) return;
        _delta.AddRead(DeltaOp.Insert(_run.ToString(), _attributes.ToAttributes()));
        _run.Clear();
    }
}
