using Tutti.Store;

namespace Tutti.Email;

/// <summary>All SQL of mail.</summary>
internal static class EmailStore
{
    public static Task InsertAsync(Db db, string id, string? about, string message, string at) =>
        db.RunAsync(
            """
            INSERT INTO email_outbox (id, about, message, tries, created_at, next_at)
            VALUES (@id, @about, @message, 0, @at, @at)
            """,
            new { id, about, message, at });

    /// <summary>How many wait; not counted beyond a number.</summary>
    public static Task<long> CountWaitingAsync(Db db, int most) =>
        db.FirstAsync<long>(
            "SELECT count(*) FROM (SELECT 1 FROM email_outbox WHERE next_at IS NOT NULL LIMIT @most) AS waiting", new { most });

    public static Task<IReadOnlyList<WaitingEmail>> DueAsync(Db db, string now, int most) =>
        db.ListAsync<WaitingEmail>(
            "SELECT id, message, tries, created_at, next_at FROM email_outbox WHERE next_at <= @now ORDER BY next_at LIMIT @most",
            new { now, most });

    public static Task<string?> NextAsync(Db db) =>
        db.FirstAsync<string?>("SELECT min(next_at) FROM email_outbox WHERE next_at IS NOT NULL");

    /// <summary>Takes a message for one try; nobody else tries until the time given.</summary>
    /// <returns>Whether it was still to be had.</returns>
    public static async Task<bool> ClaimAsync(Db db, WaitingEmail email, string until) =>
        await db.RunAsync(
            "UPDATE email_outbox SET tries = tries + 1, next_at = @until WHERE id = @Id AND next_at = @NextAt",
            new { email.Id, email.NextAt, until }) == 1;

    public static Task RetryAsync(Db db, string id, string at) =>
        db.RunAsync("UPDATE email_outbox SET next_at = @at WHERE id = @id AND next_at IS NOT NULL", new { id, at });

    public static Task SentAsync(Db db, string id, string at) =>
        db.RunAsync("UPDATE email_outbox SET message = NULL, next_at = NULL, sent_at = @at WHERE id = @id", new { id, at });

    public static Task GiveUpAsync(Db db, string id) =>
        db.RunAsync("UPDATE email_outbox SET message = NULL, next_at = NULL WHERE id = @id", new { id });

    public static Task DropAsync(Db db, string about) =>
        db.RunAsync("UPDATE email_outbox SET message = NULL, next_at = NULL WHERE about = @about AND next_at IS NOT NULL", new { about });

    /// <summary>Forgets what is done and old. Ids are version 7, so they sort by age.</summary>
    public static Task ForgetAsync(Db db, string oldest) =>
        db.RunAsync("DELETE FROM email_outbox WHERE id < @oldest AND next_at IS NULL", new { oldest });
}

/// <summary>A message that waits, as it is stored.</summary>
internal sealed class WaitingEmail
{
    public string Id { get; init; } = "";

    public string Message { get; init; } = "";

    public int Tries { get; init; }

    public string CreatedAt { get; init; } = "";

    public string NextAt { get; init; } = "";
}
