using Tutti.Store;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>All SQL of passkeys.</summary>
internal static class PasskeyStore
{
    private const string Columns =
        "id, person_id, credential_id, public_key, sign_count, transports, is_backup_eligible, is_backed_up, name, created_at, last_used_at";

    public static Task<IReadOnlyList<Passkey>> ListAsync(Db db, PersonId person) =>
        db.ListAsync<Passkey>($"SELECT {Columns} FROM passkey WHERE person_id = @person ORDER BY id", new { person });

    public static Task<Passkey?> FindAsync(Db db, PersonId person, string id) =>
        db.FirstAsync<Passkey>($"SELECT {Columns} FROM passkey WHERE id = @id AND person_id = @person", new { id, person });

    public static Task<Passkey?> FindByCredentialAsync(Db db, string credentialId) =>
        db.FirstAsync<Passkey>($"SELECT {Columns} FROM passkey WHERE credential_id = @credentialId", new { credentialId });

    public static async Task<int> CountAsync(Db db, PersonId person) =>
        (int)await db.FirstAsync<long>("SELECT COUNT(*) FROM passkey WHERE person_id = @person", new { person });

    /// <summary>Adds a passkey.</summary>
    /// <returns>Whether nobody had it.</returns>
    public static async Task<bool> InsertAsync(Db db, Passkey passkey) =>
        await db.RunAsync(
            """
            INSERT INTO passkey (id, person_id, credential_id, public_key, sign_count, transports, is_backup_eligible, is_backed_up,
              name, created_at)
            VALUES (@Id, @PersonId, @CredentialId, @PublicKey, @SignCount, @Transports, @backupEligible, @backedUp, @Name, @CreatedAt)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                passkey.Id,
                passkey.PersonId,
                passkey.CredentialId,
                passkey.PublicKey,
                passkey.SignCount,
                passkey.Transports,
                backupEligible = passkey.IsBackupEligible ? 1 : 0,
                backedUp = passkey.IsBackedUp ? 1 : 0,
                passkey.Name,
                passkey.CreatedAt,
            }) == 1;

    /// <summary>Writes down that a passkey was used.</summary>
    /// <returns>Whether it is still there, and its counter goes on: one that goes back was copied.</returns>
    public static async Task<bool> UsedAsync(Db db, string credentialId, long signCount, bool isBackedUp, string at) =>
        await db.RunAsync(
            """
            UPDATE passkey SET sign_count = @signCount, is_backed_up = @backedUp, last_used_at = @at
            WHERE credential_id = @credentialId AND (sign_count < @signCount OR (sign_count = 0 AND @signCount = 0))
            """,
            new { credentialId, signCount, backedUp = isBackedUp ? 1 : 0, at }) == 1;

    public static async Task<bool> RenameAsync(Db db, PersonId person, string id, string name) =>
        await db.RunAsync("UPDATE passkey SET name = @name WHERE id = @id AND person_id = @person", new { id, person, name }) == 1;

    /// <summary>Holds the account, so that of two who take something away at once the second sees what the first did.</summary>
    public static Task HoldAccountAsync(Db db, PersonId person) =>
        db.RunAsync("UPDATE account SET created_at = created_at WHERE person_id = @person", new { person });

    public static Task RemoveAsync(Db db, string id) => db.RunAsync("DELETE FROM passkey WHERE id = @id", new { id });

    /// <summary>Removes all passkeys of someone.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> RemoveAllAsync(Db db, PersonId person) =>
        db.RunAsync("DELETE FROM passkey WHERE person_id = @person", new { person });

    /// <summary>Takes a challenge as answered.</summary>
    /// <returns>Whether it was the first answer.</returns>
    public static async Task<bool> AnswerAsync(Db db, string challenge, string expiresAt, string now)
    {
        await db.RunAsync("DELETE FROM answered_challenge WHERE expires_at < @now", new { now });
        return await db.RunAsync(
            "INSERT INTO answered_challenge (id, expires_at) VALUES (@challenge, @expiresAt) ON CONFLICT DO NOTHING",
            new { challenge, expiresAt }) == 1;
    }
}
