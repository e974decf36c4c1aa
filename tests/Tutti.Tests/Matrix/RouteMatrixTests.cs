using Tutti.Access;
using Tutti.Actions;
using Tutti.Tests.Actions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Matrix;

/// <summary>Every route × every kind of person, on the real server, against the page that was reviewed.</summary>
public sealed class RouteMatrixTests
{
    private static readonly string[] Generous =
    [
        "--Tutti:Actions:PerAddressAndMinute=1000000", "--Tutti:Actions:PerPersonAndMinute=1000000",
        "--Tutti:Workspaces:OwnedByOnePerson=10000", "--Tutti:Workspaces:MadeByOnePersonADay=10000",
    ];

    [Fact]
    [Covers("AZ-15", "W2", "AZ-01", "AZ-07")]
    public async Task AZ_15_Each_kind_of_person_gets_what_the_page_says_of_every_route()
    {
        await using var host = await TuttiHost.StartAsync(Generous);
        var cast = await Cast.MakeAsync(host);
        var rows = new List<MatrixRow>();
        foreach (var action in host.Get<ActionRegistry>().All) rows.Add(await TryAsync(cast, action));
        if (MatrixPage.IsWriting) MatrixPage.WriteRoutes(rows);
        var page = MatrixPage.Routes;
        Assert.All(rows, row => Assert.Equal($"{row.Name}: {page[row.Name].Line}", $"{row.Name}: {row.Line}"));
    }

    private static async Task<MatrixRow> TryAsync(Cast cast, ActionDefinition action)
    {
        var cells = action.Permission == Permission.None ? await PlacelessAsync(cast, action) : await PlacedAsync(cast, action);
        return new MatrixRow($"{action.Verb} {action.Path}", action.Name, cells);
    }

    // The weakest first, so that who may do it finds the place as it was, and few places have to be made anew.
    private static async Task<IReadOnlyList<string>> PlacedAsync(Cast cast, ActionDefinition action)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var place = await cast.PlaceAsync();
        foreach (var column in Cast.Columns.Reverse())
        {
            cells[column] = await AskAsync(cast[column], action, place);
            if (action.Writes && cells[column] == "yes") place = await cast.PlaceAsync();
        }
        return [.. Cast.Columns.Select(column => cells[column])];
    }

    // It belongs to no place, so nobody's role matters: someone who is signed in, and someone who is not.
    private static async Task<IReadOnlyList<string>> PlacelessAsync(Cast cast, ActionDefinition action)
    {
        var signedIn = await AskAsync(await cast.Host.GuestAsync(), action, await cast.PlaceAsync());
        var signedOut = await AskAsync(cast["signed out"], action, await cast.PlaceAsync());
        return [.. Cast.Columns.SkipLast(1).Select(_ => signedIn), signedOut];
    }

    private static async Task<string> AskAsync(Visitor visitor, ActionDefinition action, Place place)
    {
        var (path, good, _) = ActionCalls.All[action.Name](place);
        var reply = await visitor.SendAsync(action.Verb, path, good);
        return reply.Status is >= 200 and < 300 ? "yes" : reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
