using Microsoft.AspNetCore.Identity;
using Tutti.Store;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>
/// The accounts as ASP.NET Core Identity's passkey handler looks them up, for one run of one action. It only looks: what
/// changes, the actions write in their transaction.
/// </summary>
internal sealed class PasskeyUsers(Db db) : IUserPasskeyStore<Account>
{
    public static IPasskeyHandler<Account> HandlerOver(Db db, IdentityPasskeyOptions options)
    {
        var users = new UserManager<Account>(
            new PasskeyUsers(db), null!, null!, [], [], null!, new IdentityErrorDescriber(), null!, null!);
        return new PasskeyHandler<Account>(users, Microsoft.Extensions.Options.Options.Create(options));
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        PersonId.TryParse(userId, out var id) ? AccountStore.FindAsync(db, id) : Task.FromResult<Account?>(null);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await PasskeyStore.ListAsync(db, user.Id)).Select(passkey => passkey.ToInfo())];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await PasskeyStore.FindByCredentialAsync(db, Passkey.Text(credentialId)) is { } passkey
            ? await AccountStore.FindAsync(db, passkey.PersonId)
            : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await PasskeyStore.FindByCredentialAsync(db, Passkey.Text(credentialId)) is { } passkey && passkey.PersonId == user.Id
            ? passkey.ToInfo()
            : null;

    public void Dispose()
    {
        // The connection belongs to the action.
    }

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw OnlyLooks();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        AccountStore.FindByEmailAsync(db, normalizedUserName);

    private static NotSupportedException OnlyLooks() => new("Accounts are changed by the actions.");
}
