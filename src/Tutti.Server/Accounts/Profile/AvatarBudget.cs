using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>How many pictures someone may send in an hour: taking one apart costs.</summary>
internal sealed class AvatarBudget(IOptions<AccountsOptions> options, TimeProvider clock)
{
    private readonly Budget _perPerson = new(options.Value.AvatarsPerHour, TimeSpan.FromHours(1), clock);

    public TimeSpan? Take(PersonId person) => _perPerson.Take(person.ToString());
}
