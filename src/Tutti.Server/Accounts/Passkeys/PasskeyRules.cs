using System.Text.Json;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;
using Tutti.Store;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>What holds for every passkey, however it came.</summary>
internal static class PasskeyRules
{
    /// <summary>Passkeys one account may have.</summary>
    public const int Most = 20;

    private const int LongestName = 100;

    public static readonly Refusal NotMade = new(RefusalCode.InvalidMessage, "This passkey could not be checked; begin again."),
        TooMany = new(RefusalCode.Conflict, $"An account has at most {Most} passkeys.");

    private static readonly Refusal Known = new(RefusalCode.Conflict, "This passkey is known already."),
        TooLong = new(RefusalCode.InvalidMessage, $"The name has at most {LongestName} characters."),
        NoCredential = new(RefusalCode.InvalidMessage, "The credential is an object as the browser gives it.");

    public static Refusal? CheckName(string? name) =>
        name is null ? null : PlainText.CheckName("name", name) ?? (name.Trim().Length > LongestName ? TooLong : null);

    public static Refusal? CheckCredential(JsonElement credential) => credential.ValueKind == JsonValueKind.Object ? null : NoCredential;

    /// <summary>A name, or else what it was made on.</summary>
    public static string NameOf(string? name, ActionContext context) => name?.Trim() ?? Device.Of(context.Caller.Agent);

    /// <summary>Takes a passkey in, and its challenge as answered.</summary>
    public static async ValueTask<Refusal?> TakeAsync(ActionContext context, Passkey passkey, CeremonyState state)
    {
        if (!await AnswerAsync(context, state)) return NotMade;
        return await PasskeyStore.InsertAsync(context.Db, passkey) ? null : Known;
    }

    /// <summary>Takes a challenge as answered.</summary>
    /// <returns>Whether it was the first answer.</returns>
    public static Task<bool> AnswerAsync(ActionContext context, CeremonyState state) =>
        PasskeyStore.AnswerAsync(context.Db, state.Id, Timestamps.Text(state.ExpiresAt), context.At);
}
