using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Protocol;

/// <summary>The auth message of y-protocols, which has one use: to refuse.</summary>
public static class AuthMessage
{
    private const int PermissionDenied = 0;

    /// <summary>A whole frame that tells a client why it may not be here.</summary>
    public static byte[] PermissionDeniedFrame(ReadOnlySpan<char> reason)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(MessageType.Auth);
        output.WriteVarUint(PermissionDenied);
        output.WriteVarString(reason);
        return output.ToArray();
    }
}
