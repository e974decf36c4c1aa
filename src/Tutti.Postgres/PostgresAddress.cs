using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Tutti.Postgres;

/// <summary>Reads where the database is: <c>postgres://person:word@host:port/name?sslmode=require</c>, or Npgsql's <c>Host=…;Database=…</c>.</summary>
internal static class PostgresAddress
{
    // Fewer than a server allows by default, since it may not be ours alone.
    private const int UsualPool = 50;

    private const int UsualPrepared = 200;

    /// <summary>Reads an address.</summary>
    /// <exception cref="InvalidOperationException">It is not one; the message repeats nothing that could be a password.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            var address = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUri(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(address.Host)) throw new InvalidOperationException("The database's address names no host.");
            return WithDefaults(address);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new InvalidOperationException(
                "The database's address is neither postgres://user:password@host:port/database nor Host=…;Database=…;Username=….", error);
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
        };
        var name = uri.AbsolutePath.TrimStart('/');
        if (name.Length > 0) address.Database = Uri.UnescapeDataString(name);
        var who = uri.UserInfo.Split(':', 2);
        if (who[0].Length > 0) address.Username = Uri.UnescapeDataString(who[0]);
        if (who.Length == 2) address.Password = Uri.UnescapeDataString(who[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Set(address, Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.Length == 2 ? parts[1] : ""));
        }
        return address;
    }

    // The names that libpq gives its parameters, then Npgsql's own.
    private static void Set(NpgsqlConnectionStringBuilder address, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                address.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                break;
            case "sslrootcert":
                address.RootCertificate = value;
                break;
            case "sslcert":
                address.SslCertificate = value;
                break;
            case "sslkey":
                address.SslKey = value;
                break;
            case "channel_binding":
                address.ChannelBinding = Enum.Parse<ChannelBinding>(value, ignoreCase: true);
                break;
            case "connect_timeout":
                address.Timeout = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "user":
                address.Username = value;
                break;
            case "dbname":
                address.Database = value;
                break;
            default:
                address[name.Replace('_', ' ')] = value;
                break;
        }
    }

    private static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder address)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = address.ConnectionString };
        if (!given.ContainsKey("Maximum Pool Size")) address.MaxPoolSize = UsualPool;
        if (!given.ContainsKey("Max Auto Prepare")) address.MaxAutoPrepare = UsualPrepared;
        if (!given.ContainsKey("Auto Prepare Min Usages")) address.AutoPrepareMinUsages = 2;
        if (!given.ContainsKey("Application Name")) address.ApplicationName = "tutti";
        if (!given.ContainsKey("Timeout")) address.Timeout = 5;
        return address;
    }
}
