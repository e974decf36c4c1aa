using Tutti.Server.Accounts.Profile.Pictures;
using Tutti.Store;

namespace Tutti.Server.Accounts.Profile;

/// <summary>All SQL of avatars.</summary>
internal static class AvatarStore
{
    public static Task SetAsync(Db db, PersonId person, Picture picture, string at) =>
        db.RunAsync(
            """
            INSERT INTO avatar (person_id, hash, type, bytes, at) VALUES (@person, @Hash, @Type, @Bytes, @at)
            ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, type = excluded.type, bytes = excluded.bytes, at = excluded.at
            """,
            new { person, picture.Hash, picture.Type, picture.Bytes, at });

    public static Task RemoveAsync(Db db, PersonId person) =>
        db.RunAsync("DELETE FROM avatar WHERE person_id = @person", new { person });

    public static Task<AvatarRow?> FindAsync(Db db, PersonId person) =>
        db.FirstAsync<AvatarRow>("SELECT hash, type, bytes FROM avatar WHERE person_id = @person", new { person });
}

/// <summary>An avatar as it is stored.</summary>
internal sealed class AvatarRow
{
    public string Hash { get; init; } = "";

    public string Type { get; init; } = "";

    public byte[] Bytes { get; init; } = [];
}
