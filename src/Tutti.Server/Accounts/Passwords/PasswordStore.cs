using Tutti.Store;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>All SQL of passwords and of links to new ones.</summary>
internal static class PasswordStore
{
    /// <summary>Puts a new password in the place of the one that was checked.</summary>
    /// <returns>Whether it was still that one.</returns>
    public static async Task<bool> ReplaceAsync(Db db, PersonId person, string? was, string hash) =>
        await db.RunAsync(
            "UPDATE account SET password_hash = @hash WHERE person_id = @person AND coalesce(password_hash, '') = @was",
            new { person, was = was ?? "", hash }) == 1;

    /// <summary>Sets a new password for someone who proved that the account's address is theirs.</summary>
    public static Task ResetAsync(Db db, PersonId person, string hash, string at) =>
        db.RunAsync(
            "UPDATE account SET password_hash = @hash, email_proven_at = @at WHERE person_id = @person", new { person, hash, at });

    public static Task InsertResetAsync(Db db, string tokenHash, PersonId? person, string at, string expiresAt) =>
        db.RunAsync(
            """
            INSERT INTO password_reset (token_hash, person_id, created_at, expires_at) VALUES (@tokenHash, @person, @at, @expiresAt)
            """,
            new { tokenHash, person = person?.ToString(), at, expiresAt });

    public static Task ForgetOldResetsAsync(Db db, string before) =>
        db.RunAsync("DELETE FROM password_reset WHERE expires_at < @before", new { before });

    /// <summary>Uses a link up, and every other of the same person.</summary>
    /// <returns>Whose it was; null when it is spent, or nobody's.</returns>
    public static async Task<PersonId?> UseResetAsync(Db db, string tokenHash, string at)
    {
        var person = await db.FirstAsync<PersonId?>(
            """
            UPDATE password_reset SET used_at = @at
            WHERE token_hash = @tokenHash AND used_at IS NULL AND expires_at > @at AND person_id IS NOT NULL RETURNING person_id
            """,
            new { tokenHash, at });
        if (person is not null)
            await db.RunAsync("UPDATE password_reset SET used_at = @at WHERE person_id = @person AND used_at IS NULL", new { person, at });
        return person;
    }
}
