using Tutti.Access;
using Tutti.Rooms.Rules;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>All SQL of the people in sessions, and of their queue for the turn.</summary>
internal static class SessionPeople
{
    private const string Columns =
        "p.id, p.name, p.color, p.avatar, p.is_guest, s.joined_at, s.last_seen_at, s.is_seated, s.asked, s.left_at, s.removed_at";

    private const string Select = $"SELECT {Columns} FROM live_session_person s JOIN person p ON p.id = s.person_id";

    public static Task<SessionPerson?> FindAsync(Db db, string session, PersonId person) =>
        db.FirstAsync<SessionPerson>($"{Select} WHERE s.session_id = @session AND s.person_id = @person", new { session, person });

    /// <summary>Who takes part, the first to come first.</summary>
    public static Task<IReadOnlyList<SessionPerson>> ListAsync(Db db, string session, int most) =>
        db.ListAsync<SessionPerson>(
            $"""
            {Select} WHERE s.session_id = @session AND s.left_at IS NULL AND s.removed_at IS NULL
            ORDER BY s.joined_at, s.person_id LIMIT @most
            """,
            new { session, most });

    /// <summary>Who has a part that everyone is told of: the host, whose turn it is, and who waits for it, the first to ask first.</summary>
    public static Task<IReadOnlyList<SessionPerson>> NamedAsync(Db db, LiveSession session) =>
        db.ListAsync<SessionPerson>(
            $"""
            {Select} WHERE s.session_id = @Id AND (s.asked IS NOT NULL OR s.person_id = @HostId OR s.person_id = CAST(@holder AS TEXT))
            ORDER BY s.asked
            """,
            new { session.Id, session.HostId, holder = session.TurnHolder?.ToString() });

    /// <summary>Who keeps a place without a socket.</summary>
    public static Task<IReadOnlyList<PersonId>> SeatedAsync(Db db, string session) =>
        db.ListAsync<PersonId>("SELECT person_id FROM live_session_person WHERE session_id = @session AND is_seated = 1", new { session });

    public static Task<IReadOnlyList<PersonId>> RemovedAsync(Db db, string session) =>
        db.ListAsync<PersonId>("SELECT person_id FROM live_session_person WHERE session_id = @session AND removed_at IS NOT NULL", new { session });

    /// <summary>Somebody takes part, from now or still; with a place of their own, or one that their socket gives them.</summary>
    public static async Task AddAsync(Db db, string session, Person person, string at, bool isSeated)
    {
        await Memberships.IntroduceAsync(db, person);
        await db.RunAsync(
            """
            INSERT INTO live_session_person (session_id, person_id, joined_at, last_seen_at, is_seated) VALUES (@session, @Id, @at, @at, @seated)
            ON CONFLICT (session_id, person_id) DO UPDATE SET last_seen_at = excluded.last_seen_at, left_at = NULL,
              is_seated = CASE WHEN excluded.is_seated = 1 THEN 1 ELSE live_session_person.is_seated END
            """,
            new { session, person.Id, at, seated = isSeated ? 1 : 0 });
    }

    public static Task SeenAsync(Db db, string session, PersonId person, string at) =>
        db.RunAsync(
            "UPDATE live_session_person SET last_seen_at = @at WHERE session_id = @session AND person_id = @person AND last_seen_at < @at",
            new { session, person, at });

    /// <summary>Somebody does not take part any more: neither place nor turn waits for them.</summary>
    public static Task LeaveAsync(Db db, string session, PersonId person, string at) =>
        db.RunAsync(
            "UPDATE live_session_person SET left_at = @at, is_seated = 0, asked = NULL WHERE session_id = @session AND person_id = @person",
            new { session, person, at });

    /// <summary>Somebody gives back the place that they had without a socket.</summary>
    public static Task StandAsync(Db db, string session, PersonId person) =>
        db.RunAsync("UPDATE live_session_person SET is_seated = 0 WHERE session_id = @session AND person_id = @person", new { session, person });

    public static Task RemoveAsync(Db db, string session, PersonId person, string at) =>
        db.RunAsync(
            "UPDATE live_session_person SET removed_at = @at, is_seated = 0, asked = NULL WHERE session_id = @session AND person_id = @person",
            new { session, person, at });

    /// <summary>Puts somebody at the end of the queue, or out of it.</summary>
    public static Task AskAsync(Db db, string session, PersonId person, long? step) =>
        db.RunAsync(
            "UPDATE live_session_person SET asked = CAST(@step AS BIGINT) WHERE session_id = @session AND person_id = @person",
            new { session, person, step });

    public static Task<long> CountWaitingAsync(Db db, string session) =>
        db.FirstAsync<long>("SELECT count(*) FROM live_session_person WHERE session_id = @session AND asked IS NOT NULL", new { session });

    public static Task<PersonId?> FirstWaitingAsync(Db db, string session) =>
        db.FirstAsync<PersonId?>(
            "SELECT person_id FROM live_session_person WHERE session_id = @session AND asked IS NOT NULL ORDER BY asked LIMIT 1", new { session });

    public static Task EmptyQueueAsync(Db db, string session) =>
        db.RunAsync("UPDATE live_session_person SET asked = NULL WHERE session_id = @session AND asked IS NOT NULL", new { session });

    public static Task EmptySeatsAsync(Db db, string session) =>
        db.RunAsync("UPDATE live_session_person SET is_seated = 0 WHERE session_id = @session AND is_seated = 1", new { session });

    /// <summary>Who has or waits for the turn, in every session that takes turns.</summary>
    public static Task<IReadOnlyList<TurnRow>> OfTurnsAsync(Db db) =>
        db.ListAsync<TurnRow>(
            $"""
            SELECT l.document_id, l.turn_since, CASE WHEN s.person_id = l.turn_holder THEN 1 ELSE 0 END AS is_holder, {Columns}
            FROM live_session l
            JOIN live_session_person s ON s.session_id = l.id AND (s.person_id = l.turn_holder OR s.asked IS NOT NULL)
            JOIN person p ON p.id = s.person_id
            WHERE l.ended_at IS NULL AND l.mode = {(int)EditMode.Sequential} ORDER BY l.document_id, s.asked
            """);

    /// <summary>Places without a socket whose people were not heard since a time, as far as the store knows.</summary>
    public static Task<IReadOnlyList<SeatRow>> QuietSeatsAsync(Db db, string before, int most) =>
        db.ListAsync<SeatRow>(
            """
            SELECT l.document_id, s.person_id, s.last_seen_at
            FROM live_session_person s JOIN live_session l ON l.id = s.session_id AND l.ended_at IS NULL
            WHERE s.is_seated = 1 AND s.last_seen_at < @before ORDER BY s.last_seen_at LIMIT @most
            """,
            new { before, most });
}
