using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>All SQL of sessions and their refresh tokens.</summary>
internal static class SessionStore
{
    private const string Columns = "id, person_id, secret_hash, created_at, expires_at, ended_at, device, address, last_seen_at";

    public static Task InsertAsync(Db db, SessionRow session) =>
        db.RunAsync(
            """
            INSERT INTO account_session (id, person_id, secret_hash, created_at, expires_at, device, address, last_seen_at)
            VALUES (@Id, @PersonId, @SecretHash, @CreatedAt, @ExpiresAt, @Device, @Address, @CreatedAt)
            """,
            session);

    public static Task<SessionRow?> FindAsync(Db db, string id) =>
        db.FirstAsync<SessionRow>(SessionBy("id"), new { value = id });

    public static Task<SessionRow?> FindBySecretAsync(Db db, string secretHash) =>
        db.FirstAsync<SessionRow>(SessionBy("secret_hash"), new { value = secretHash });

    /// <summary>Someone's sessions that hold, the newest first.</summary>
    public static Task<IReadOnlyList<SessionRow>> ListAsync(Db db, PersonId person, string? after, string now, int most) =>
        db.ListAsync<SessionRow>(
            $"""
            SELECT {Columns} FROM account_session
            WHERE person_id = @person AND ended_at IS NULL AND expires_at > @now AND id < @before ORDER BY id DESC LIMIT @most
            """,
            new { person, now, before = after ?? "~", most });

    /// <summary>Keeps a session that was used.</summary>
    public static Task UsedAsync(Db db, string id, string at, string expiresAt) =>
        db.RunAsync(
            "UPDATE account_session SET last_seen_at = @at, expires_at = @expiresAt WHERE id = @id AND ended_at IS NULL",
            new { id, at, expiresAt });

    public static Task ProlongAsync(Db db, string id, string expiresAt) =>
        db.RunAsync("UPDATE account_session SET expires_at = @expiresAt WHERE id = @id", new { id, expiresAt });

    public static async Task<bool> EndAsync(Db db, string id, string at) =>
        await db.RunAsync("UPDATE account_session SET ended_at = @at WHERE id = @id AND ended_at IS NULL", new { id, at }) == 1;

    /// <summary>Ends all sessions of a person but one.</summary>
    /// <returns>Those that ended.</returns>
    public static Task<IReadOnlyList<SessionRow>> EndOthersAsync(Db db, PersonId person, string? but, string at) =>
        db.ListAsync<SessionRow>(
            $"""
            UPDATE account_session SET ended_at = @at
            WHERE person_id = @person AND ended_at IS NULL AND expires_at > @at AND id <> @but RETURNING {Columns}
            """,
            new { person, at, but = but ?? "" });

    /// <summary>Sessions that somebody ended since a time.</summary>
    public static Task<IReadOnlyList<SessionRow>> EndedSinceAsync(Db db, string since) =>
        db.ListAsync<SessionRow>($"SELECT {Columns} FROM account_session WHERE ended_at IS NOT NULL AND ended_at > @since", new { since });

    public static Task InsertRefreshTokenAsync(Db db, string tokenHash, string sessionId, string expiresAt) =>
        db.RunAsync(
            "INSERT INTO refresh_token (token_hash, session_id, expires_at) VALUES (@tokenHash, @sessionId, @expiresAt)",
            new { tokenHash, sessionId, expiresAt });

    public static Task<RefreshRow?> FindRefreshTokenAsync(Db db, string tokenHash) =>
        db.FirstAsync<RefreshRow>(
            "SELECT session_id, expires_at, used_at FROM refresh_token WHERE token_hash = @tokenHash", new { tokenHash });

    /// <summary>Uses a token up.</summary>
    /// <returns>Whether nobody had.</returns>
    public static async Task<bool> UseRefreshTokenAsync(Db db, string tokenHash, string at) =>
        await db.RunAsync(
            "UPDATE refresh_token SET used_at = @at WHERE token_hash = @tokenHash AND used_at IS NULL", new { tokenHash, at }) == 1;

    /// <summary>Throws away tokens that ended before a time, no more than so many.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> ForgetTokensAsync(Db db, string before, int most) =>
        db.RunAsync(
            """
            DELETE FROM refresh_token
            WHERE token_hash IN (SELECT token_hash FROM refresh_token WHERE expires_at < @before LIMIT @most)
            """,
            new { before, most });

    /// <summary>Throws away sessions that ended before a time and of which no token is left, no more than so many.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> ForgetAsync(Db db, string before, int most) =>
        db.RunAsync(
            """
            DELETE FROM account_session WHERE id IN (
              SELECT s.id FROM account_session s
              WHERE s.expires_at < @before AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session_id = s.id) LIMIT @most)
            """,
            new { before, most });

    private static string SessionBy(string column) =>
        $"SELECT {Columns} FROM account_session WHERE {column} = @value";
}

/// <summary>A session as it is stored.</summary>
internal sealed class SessionRow
{
    public string Id { get; init; } = "";

    public PersonId PersonId { get; init; }

    public string SecretHash { get; init; } = "";

    public string CreatedAt { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? EndedAt { get; init; }

    public string? Device { get; init; }

    public string? Address { get; init; }

    public string? LastSeenAt { get; init; }

    public bool IsLive(DateTimeOffset now) => EndedAt is null && Timestamps.Read(ExpiresAt) > now;
}

/// <summary>A refresh token as it is stored.</summary>
internal sealed class RefreshRow
{
    public string SessionId { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? UsedAt { get; init; }
}
