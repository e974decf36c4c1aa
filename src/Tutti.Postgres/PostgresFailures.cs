using Npgsql;
using Tutti.Store;

namespace Tutti.Postgres;

/// <summary>What the database's error codes mean here.</summary>
internal static class PostgresFailures
{
    public static StoreFailure Judge(Exception failure) => failure switch
    {
        CommitLostException => StoreFailure.Unknown,
        PostgresException { SqlState: var code } => Judge(code),
        NpgsqlException { IsTransient: true } or TimeoutException => StoreFailure.Away,
        // Raised when the connection breaks in the middle of an answer.
        NpgsqlException { InnerException: IOException or TimeoutException } => StoreFailure.Away,
        _ => StoreFailure.Mistake,
    };

    private static StoreFailure Judge(string code) => code switch
    {
        // A key that was free when this transaction looked, and a row it refers to that was there: the next try sees them as they are.
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation => StoreFailure.Collision,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => StoreFailure.Collision,
        // Stopping, starting, in recovery; a standby; no connection, memory or space left.
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => StoreFailure.Away,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.QueryCanceled => StoreFailure.Away,
        ['0', '8', ..] or ['5', '3', ..] or ['5', '8', ..] => StoreFailure.Away,
        _ => StoreFailure.Mistake,
    };
}
