using System.Data;
using Dapper;

namespace Tutti.Store;

/// <summary>Ids as text in the store, so that rows hold the typed values.</summary>
internal static class IdColumns
{
    /// <summary>Teaches Dapper the house's types. Saying it twice does no harm.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Add(static text => new DocumentId(Guid.Parse(text)));
        Add(static text => new PersonId(Guid.Parse(text)));
        Add(static text => new WorkspaceId(Guid.Parse(text)));
    }

    private static void Add<T>(Func<string, T> read) where T : struct => SqlMapper.AddTypeHandler(typeof(T), new TextColumn<T>(read));

    private sealed class TextColumn<T>(Func<string, T> read) : SqlMapper.ITypeHandler
        where T : struct
    {
        public object Parse(Type destinationType, object value) => read((string)value);

        // Text also when it is null: PostgreSQL wants to know the type of what it compares.
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is T ? value.ToString() : DBNull.Value;
        }
    }
}
