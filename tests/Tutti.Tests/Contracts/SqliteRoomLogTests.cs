using Tutti.Rooms;
using Tutti.Store;
using Tutti.Store.Sqlite;
using Tutti.Tests.Support;

namespace Tutti.Tests.Contracts;

[Covers("D5")]
public sealed class SqliteRoomLogTests : RoomLogContract, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("tutti-log-");
    private readonly SqliteStore _store;

    public SqliteRoomLogTests()
    {
        _store = new SqliteStore(Path.Combine(_data.FullName, "tutti.db"), [typeof(IStore).Assembly], TimeProvider.System);
        _store.Migrate();
        Log = new SqliteRoomLog(_store);
    }

    private protected override IRoomLog Log { get; }

    public void Dispose()
    {
        _store.Dispose();
        _data.Delete(recursive: true);
    }
}
