using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Tutti.Store;

namespace Tutti.Actions;

/// <summary>
/// Remembers the answers to requests that carried a key, so that a repeat is answered and not done again. An answer may
/// hold a secret (an invitation's token), so it is sealed with the client's own key, of which only the hash is kept.
/// </summary>
internal sealed class RepeatAnswers(IOptions<ActionsOptions> options)
{
    private const int NonceBytes = 12, TagBytes = 16;

    public static RepeatKey? KeyOf(ActionDefinition action, JsonObject fields, Caller caller)
    {
        if (action.Kind != ActionKind.Create || action.ForAnyone || caller is not { RepeatKey: { } text, Who: { } who }) return null;
        var secret = Encoding.UTF8.GetBytes(text);
        return new RepeatKey(
            who.Person.Id,
            action.Name,
            Convert.ToHexStringLower(SHA256.HashData(secret)),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fields.ToJsonString()))),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "tutti repeat answer"u8.ToArray()));
    }

    /// <summary>The stored answer, a conflict when the key was used for something else, or null when it is new.</summary>
    public static async ValueTask<Answer?> FindAsync(Db db, RepeatKey key)
    {
        var row = await db.FirstAsync<Row>(
            """
            SELECT body_hash, answer FROM repeat_answer
            WHERE person_id = @Person AND action = @Action AND key_hash = @KeyHash
            """,
            key);
        if (row is null) return null;
        if (row.BodyHash != key.BodyHash || row.Answer is null)
            return Answer.Refused(new Refusal(RefusalCode.Conflict, "This Idempotency-Key was used for another request."));
        return new Answer(201, Open(row.Answer, key.SealingKey), null, null);
    }

    /// <summary>Claims a key for the transaction at hand.</summary>
    /// <returns>Whether it was free.</returns>
    public async ValueTask<bool> ClaimAsync(ActionContext context, RepeatKey key)
    {
        var old = Timestamps.Text(context.Now - options.Value.AnswersKept);
        await context.Db.RunAsync("DELETE FROM repeat_answer WHERE at < @old", new { old });
        return await context.Db.RunAsync(
            """
            INSERT INTO repeat_answer (person_id, action, key_hash, body_hash, at)
            VALUES (@Person, @Action, @KeyHash, @BodyHash, @At) ON CONFLICT DO NOTHING
            """,
            new { key.Person, key.Action, key.KeyHash, key.BodyHash, context.At }) == 1;
    }

    public static Task StoreAsync(Db db, RepeatKey key, Answer answer) =>
        db.RunAsync(
            """
            UPDATE repeat_answer SET answer = @Sealed
            WHERE person_id = @Person AND action = @Action AND key_hash = @KeyHash
            """,
            new { key.Person, key.Action, key.KeyHash, Sealed = Seal(answer.Body.Span, key.SealingKey) });

    private static byte[] Seal(ReadOnlySpan<byte> body, byte[] key)
    {
        var result = new byte[NonceBytes + TagBytes + body.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            result.AsSpan(0, NonceBytes), body, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes));
        return result;
    }

    private static byte[] Open(ReadOnlySpan<byte> stored, byte[] key)
    {
        var body = new byte[stored.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(stored[..NonceBytes], stored[(NonceBytes + TagBytes)..], stored.Slice(NonceBytes, TagBytes), body);
        return body;
    }

    private sealed class Row
    {
        public string BodyHash { get; init; } = "";

        public byte[]? Answer { get; init; }
    }
}

/// <summary>One request that may come again: whose, which action, under which key, saying what.</summary>
internal sealed record RepeatKey(PersonId Person, string Action, string KeyHash, string BodyHash, byte[] SealingKey);
