using Tutti.Store;

namespace Tutti.Server.Accounts;

/// <summary>All SQL of accounts.</summary>
internal static class AccountStore
{
    private const string Columns = "p.id, p.name, p.color, p.avatar, p.is_guest, a.email, a.password_hash, a.disabled_at";

    public static Task<Account?> FindAsync(Db db, PersonId id) =>
        db.FirstAsync<Account>(
            $"SELECT {Columns} FROM account a JOIN person p ON p.id = a.person_id WHERE a.person_id = @id", new { id });

    public static Task<Account?> FindByEmailAsync(Db db, string email) =>
        db.FirstAsync<Account>(
            $"SELECT {Columns} FROM account a JOIN person p ON p.id = a.person_id WHERE a.email = @email", new { email });

    public static Task<long> CountAsync(Db db) => db.FirstAsync<long>("SELECT COUNT(*) FROM account");

    public static Task InsertAsync(Db db, Account account, string at) =>
        db.RunAsync(
            "INSERT INTO account (person_id, email, password_hash, created_at) VALUES (@Id, @Email, @PasswordHash, @at)",
            new { account.Id, account.Email, account.PasswordHash, at });

    public static Task SetDisabledAsync(Db db, PersonId id, string? at) =>
        db.RunAsync("UPDATE account SET disabled_at = @at WHERE person_id = @id", new { id, at });

    public static Task SetPasswordHashAsync(Db db, PersonId id, string hash) =>
        db.RunAsync("UPDATE account SET password_hash = @hash WHERE person_id = @id", new { id, hash });
}
