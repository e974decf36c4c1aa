namespace Tutti.Server.Accounts.Profile;

/// <summary>Oneself, as it is shown to oneself.</summary>
internal sealed record UserView(PersonId Id, string Name, string? Email, string Color, bool IsGuest);

/// <summary>Who one is.</summary>
internal sealed record MeView(UserView User);
