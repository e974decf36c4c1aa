using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>All SQL of sessions and their refresh tokens.</summary>
internal static class SessionStore
{
    public static Task InsertAsync(Db db, SessionRow session, string at) =>
        db.RunAsync(
            """
            INSERT INTO account_session (id, person_id, secret_hash, created_at, expires_at)
            VALUES (@Id, @PersonId, @SecretHash, @at, @ExpiresAt)
            """,
            new { session.Id, session.PersonId, session.SecretHash, at, session.ExpiresAt });

    public static Task<SessionRow?> FindAsync(Db db, string id) =>
        db.FirstAsync<SessionRow>(SessionBy("id"), new { value = id });

    public static Task<SessionRow?> FindBySecretAsync(Db db, string secretHash) =>
        db.FirstAsync<SessionRow>(SessionBy("secret_hash"), new { value = secretHash });

    public static Task ProlongAsync(Db db, string id, string expiresAt) =>
        db.RunAsync("UPDATE account_session SET expires_at = @expiresAt WHERE id = @id", new { id, expiresAt });

    public static async Task<bool> EndAsync(Db db, string id, string at) =>
        await db.RunAsync("UPDATE account_session SET ended_at = @at WHERE id = @id AND ended_at IS NULL", new { id, at }) == 1;

    public static Task InsertRefreshTokenAsync(Db db, string tokenHash, string sessionId, string expiresAt) =>
        db.RunAsync(
            "INSERT INTO refresh_token (token_hash, session_id, expires_at) VALUES (@tokenHash, @sessionId, @expiresAt)",
            new { tokenHash, sessionId, expiresAt });

    public static Task<RefreshRow?> FindRefreshTokenAsync(Db db, string tokenHash) =>
        db.FirstAsync<RefreshRow>(
            "SELECT session_id, expires_at, used_at FROM refresh_token WHERE token_hash = @tokenHash", new { tokenHash });

    public static Task UseRefreshTokenAsync(Db db, string tokenHash, string at) =>
        db.RunAsync("UPDATE refresh_token SET used_at = @at WHERE token_hash = @tokenHash", new { tokenHash, at });

    private static string SessionBy(string column) =>
        $"SELECT id, person_id, secret_hash, expires_at, ended_at FROM account_session WHERE {column} = @value";
}

/// <summary>A session as it is stored.</summary>
internal sealed class SessionRow
{
    public string Id { get; init; } = "";

    public PersonId PersonId { get; init; }

    public string SecretHash { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? EndedAt { get; init; }

    public bool IsLive(DateTimeOffset now) => EndedAt is null && Timestamps.Read(ExpiresAt) > now;
}

/// <summary>A refresh token as it is stored.</summary>
internal sealed class RefreshRow
{
    public string SessionId { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? UsedAt { get; init; }
}
