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
        SqlMapper.AddTypeHandler(new TextColumn<DocumentId>(text => new DocumentId(Guid.Parse(text))));
        SqlMapper.AddTypeHandler(new TextColumn<PersonId>(text => new PersonId(Guid.Parse(text))));
        SqlMapper.AddTypeHandler(new TextColumn<WorkspaceId>(text => new WorkspaceId(Guid.Parse(text))));
    }

    private sealed class TextColumn<T>(Func<string, T> read) : SqlMapper.TypeHandler<T>
        where T : struct
    {
        public override T Parse(object value) => read((string)value);

        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString();
        }
    }
}
