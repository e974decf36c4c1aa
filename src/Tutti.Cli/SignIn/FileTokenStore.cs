using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Client;
using Tutti.Client.Sessions;

namespace Tutti.Cli.SignIn;

/// <summary>
/// The sign-in in a file that only its owner can read. Several tuttis run at once and a refresh token works once: they renew one
/// behind the other, by a lock file.
/// </summary>
internal sealed class FileTokenStore(string folder) : ITokenStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _file = Path.Combine(folder, "credentials.json"), _lock = Path.Combine(folder, "credentials.lock");

    /// <summary>In the user's own configuration.</summary>
    public static FileTokenStore OfUser()
    {
        var own = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        var home = !string.IsNullOrEmpty(own) && Path.IsPathRooted(own)
            ? own
            : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new FileTokenStore(Path.Combine(home, "tutti"));
    }

    public ValueTask<SignInTokens?> ReadAsync(CancellationToken cancellationToken = default) => new(Read());

    public async ValueTask<SignInTokens?> ExchangeAsync(
        Func<SignInTokens?, ValueTask<SignInTokens?>> exchange, CancellationToken cancellationToken = default)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var held = await LockAsync(cancellationToken);
        var before = Read();
        var after = await exchange(before);
        if (after is null) File.Delete(_file);
        else if (after != before) Write(after);
        return after;
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_lock, Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private SignInTokens? Read()
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(_file)) is not JsonObject kept) return null;
            if (!Uri.TryCreate((string?)kept["server"], UriKind.Absolute, out var server) || (string?)kept["access_token"] is not { } token) return null;
            var hasEnd = DateTimeOffset.TryParse((string?)kept["expires_at"], CultureInfo.InvariantCulture, out var end);
            return new SignInTokens(server, token, (string?)kept["refresh_token"], hasEnd ? end : null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new TuttiException("NOT_AUTHENTICATED", $"{_file} cannot be read.", error);
        }
    }

    // Beside the old one and then in its place, so that nobody ever reads half of it.
    private void Write(SignInTokens tokens)
    {
        var kept = new JsonObject
        {
            ["server"] = tokens.Server.ToString(),
            ["access_token"] = tokens.AccessToken,
            ["refresh_token"] = tokens.RefreshToken,
            ["expires_at"] = tokens.ExpiresAt?.ToString("O", CultureInfo.InvariantCulture),
        };
        var next = _file + ".new";
        File.Delete(next);
        using (var stream = new FileStream(next, Options(FileMode.CreateNew)))
        {
            using var writer = new Utf8JsonWriter(stream);
            kept.WriteTo(writer);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, _file, overwrite: true);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
