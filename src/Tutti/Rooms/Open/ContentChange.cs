namespace Tutti.Rooms.Open;

/// <summary>
/// One thing that changed, as clients without Yjs hear it: an operation of a JSON Patch, or a change of a text. The JSON
/// is written once.
/// </summary>
internal readonly record struct ContentChange(bool IsText, ReadOnlyMemory<byte> Json);
