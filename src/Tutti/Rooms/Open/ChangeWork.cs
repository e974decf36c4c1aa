using Tutti.Crdt.Types;

namespace Tutti.Rooms.Open;

/// <summary>
/// What one change may read and write, counted in characters, of which a value costs several: a patch of a few lines can copy a value into
/// itself until it fills the memory, or read the whole document a thousand times.
/// </summary>
internal sealed class ChangeWork
{
    private const long Most = 32 * 1024 * 1024;

    // A value is an object or two, and read, checked and written one by one.
    private const int CostOfValue = 16;

    // Comparing two texts looks at each character several times.
    private const int LooksAtCharacter = 8;

    private long _spent;

    /// <summary>A plain value is read or written.</summary>
    public void Spend(YValue value)
    {
        Weigh(value);
        if (_spent > Most) throw TooMuch();
    }

    /// <summary>Texts are about to be compared with what they are to become. One change may do so however long they are.</summary>
    public void SpendOnTexts(YValue place)
    {
        if (place.Kind != YValueKind.Type) return;
        if (_spent > Most) throw TooMuch();
        var length = place.AsType() switch
        {
            YText text => text.Length,
            YMap map => map.Values.Sum(value => value.Kind == YValueKind.Type && value.AsType() is YText text ? (long)text.Length : 1),
            _ => 0,
        };
        _spent += length * LooksAtCharacter;
    }

    private static ChangeRefusedException TooMuch() => new(RefusalCode.TooLarge, "The change is too much work; make it in smaller parts.");

    // Ends early: what was copied into itself is small in memory, and endless to walk.
    private void Weigh(YValue value)
    {
        _spent += CostOfValue;
        switch (value.Kind)
        {
            case YValueKind.String:
                _spent += value.AsString().Length;
                return;
            case YValueKind.Bytes:
                _spent += value.AsBytes().Length;
                return;
            case YValueKind.Array:
                foreach (var inner in value.AsArray())
                {
                    if (_spent > Most) return;
                    Weigh(inner);
                }
                return;
            case YValueKind.Object:
                foreach (var (name, inner) in value.AsObject())
                {
                    if (_spent > Most) return;
                    _spent += name.Length;
                    Weigh(inner);
                }
                return;
        }
    }
}
