using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Accounts.Passkeys;
using Tutti.Server.Accounts.Sessions;
using Tutti.Store;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Oneself, as it is shown to oneself.</summary>
internal sealed record UserView(PersonId Id, string Name, string? Email, string Color, bool IsGuest, string? Avatar);

/// <summary>By what one can sign in.</summary>
internal sealed record SignInView(bool Password, int Passkeys);

/// <summary>Who one is.</summary>
internal sealed record MeView(UserView User, SignInView? SignIn = null) : IHttpView
{
    public static MeView Of(SignedIn who)
    {
        var person = who.Person;
        return new MeView(new UserView(person.Id, person.Name, who.Email, person.Color, person.IsGuest, person.Avatar));
    }

    public static async ValueTask<MeView> OfAsync(Db db, Account account) =>
        new(account.ToView(), new SignInView(account.PasswordHash is not null, await PasskeyStore.CountAsync(db, account.Id)));

    /// <summary>Until when the cookie that asked may be kept: a page asks this when it opens.</summary>
    [JsonIgnore]
    public DateTimeOffset? CookieUntil { get; init; }

    public void Apply(HttpContext http)
    {
        if (CookieUntil is { } until) SessionCookie.Renew(http, until);
    }
}
