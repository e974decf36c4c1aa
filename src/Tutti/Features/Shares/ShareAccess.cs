using System.Text.Json.Serialization;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>What a link gives, as the role of the same number.</summary>
[JsonConverter(typeof(ShareAccessConverter))]
internal enum ShareAccess
{
    View = 1,
    Comment = 2,
    Edit = 3,
}

/// <summary>Access as the wire spells it.</summary>
internal static class ShareAccesses
{
    public static string Of(ShareAccess access) => access switch
    {
        ShareAccess.Edit => "edit",
        ShareAccess.Comment => "comment",
        _ => "view",
    };

    public static ShareAccess? Read(string name) => name switch
    {
        "view" => ShareAccess.View,
        "comment" => ShareAccess.Comment,
        "edit" => ShareAccess.Edit,
        _ => null,
    };
}

internal sealed class ShareAccessConverter() : WireNameConverter<ShareAccess>(ShareAccesses.Read, ShareAccesses.Of);
