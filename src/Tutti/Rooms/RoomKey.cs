namespace Tutti.Rooms;

/// <summary>Which room: a document and the name of one of its branches.</summary>
internal readonly record struct RoomKey(DocumentId Document, string Branch)
{
    public const string MainBranch = "main";
}
