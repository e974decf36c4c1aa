using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Tutti.Store.Sqlite;

/// <summary>Loads SQLite: the system's library where there is one (newer, patched by the system), else the bundled one.</summary>
internal static class SqliteEngine
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
        return true;
    });

    public static void Load() => _ = Loaded.Value;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : 0;
}
