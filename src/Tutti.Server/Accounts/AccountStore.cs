using System.Data.Common;
using Tutti.Store;

namespace Tutti.Server.Accounts;

/// <summary>All SQL of accounts.</summary>
internal static class AccountStore
{
    private const string UniqueViolation = "23505";
    private const string Columns = "p.id, p.name, p.color, p.avatar, p.is_guest, a.email, a.password_hash, a.email_proven_at, a.disabled_at";

    public static Task<Account?> FindAsync(Db db, PersonId id) =>
        db.FirstAsync<Account>(
            $"SELECT {Columns} FROM account a JOIN person p ON p.id = a.person_id WHERE a.person_id = @id", new { id });

    public static Task<Account?> FindByEmailAsync(Db db, string email) =>
        db.FirstAsync<Account>(
            $"SELECT {Columns} FROM account a JOIN person p ON p.id = a.person_id WHERE a.email = @email", new { email });

    public static Task<long> CountAsync(Db db) => db.FirstAsync<long>("SELECT COUNT(*) FROM account");

    /// <summary>Makes an account.</summary>
    /// <returns>Whether nobody has its e-mail address.</returns>
    public static async Task<bool> InsertAsync(Db db, Account account, string at) =>
        await db.RunAsync(
            """
            INSERT INTO account (person_id, email, password_hash, created_at) VALUES (@Id, @Email, @PasswordHash, @at)
            ON CONFLICT DO NOTHING
            """,
            new { account.Id, account.Email, account.PasswordHash, at }) == 1;

    public static Task SetDisabledAsync(Db db, PersonId id, string? at) =>
        db.RunAsync("UPDATE account SET disabled_at = @at WHERE person_id = @id", new { id, at });

    /// <summary>Gives a guest an e-mail address, and a password unless a passkey stands for it.</summary>
    /// <returns>Whether it was still a guest, and nobody has the address.</returns>
    public static async Task<bool> UpgradeAsync(Db db, PersonId id, string email, string? passwordHash)
    {
        try
        {
            return await db.RunAsync(
                """
                UPDATE account SET email = @email, password_hash = CAST(@passwordHash AS TEXT)
                WHERE person_id = @id AND email IS NULL AND NOT EXISTS (SELECT 1 FROM account taken WHERE taken.email = @email)
                """,
                new { id, email, passwordHash }) == 1;
        }
        catch (DbException error) when (error.SqlState == UniqueViolation)
        {
            // Somebody took the address in the same moment.
            return false;
        }
    }
}
