using System.Reflection;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rights;

/// <summary>Whatever takes a right away acts on sockets that are open; the list of what can is read from the code.</summary>
[Covers("SE-07", "SE-08", "W2")]
public sealed class RightsPathsTests
{
    public static TheoryData<string> Names => [.. RightsPaths.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SE_07_Each_path_that_changes_rights_acts_on_open_sockets(string action)
    {
        await using var host = await TuttiHost.StartAsync();
        await using var watched = await Watched.StartAsync(host);
        await RightsPaths.All[action](watched);
    }

    [Fact]
    public async Task SE_07_Every_action_that_can_raise_a_permission_number_is_in_the_list()
    {
        await using var host = await TuttiHost.StartAsync();
        var can = host.Get<ActionRegistry>().All
            .Where(action => CanRaise(HandlerOf(action.Input), []))
            .Select(action => action.Name).Order(StringComparer.Ordinal);
        Assert.Equal(can, RightsPaths.All.Keys.Order(StringComparer.Ordinal));
    }

    private static Type HandlerOf(Type input) => input.Assembly.GetType(input.FullName + "Handler", throwOnError: true)!;

    // Whoever raises a number was given the numbers, or something that was.
    private static bool CanRaise(Type type, HashSet<Type> seen) =>
        type == typeof(PermissionVersions)
        || (type != typeof(WorkspaceAuthorizer)
            && type is { IsClass: true, IsGenericType: false }
            && type.Namespace?.StartsWith("Tutti", StringComparison.Ordinal) == true
            && seen.Add(type)
            && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(constructor => constructor.GetParameters())
                .Any(parameter => CanRaise(parameter.ParameterType, seen)));
}
