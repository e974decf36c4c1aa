using Tutti.Access;

namespace Tutti.Bench.Access;

/// <summary>One thing that is measured: what is asked for, by whom, each time anew.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Ask">The path under the prefix and who asks, for the nth time.</param>
internal sealed record Route(string Name, Func<Asking, (string Path, Asker By)> Ask)
{
    /// <summary>Pages are gone through one after the other, so that deep ones are measured too.</summary>
    public bool Pages { get; init; }

    /// <summary>How often, when it is not as often as the others.</summary>
    public int? Times { get; init; }
}

/// <summary>Somebody with a token.</summary>
internal sealed record Asker(Person Person, string Session);

/// <summary>The nth time something is asked for.</summary>
internal sealed record Asking(World World, Random Random, int Time)
{
    public string Big => $"workspaces/{World.Workspace(0)}";

    public string Hot => $"documents/{World.Document(0)}";

    /// <summary>In forty workspaces, with hundreds of sessions.</summary>
    public Asker Owner => new(World.PersonOf(0), World.Session(Time % World.Sessions));

    /// <summary>One of those who are in the big workspace.</summary>
    public Asker Member => MemberOf(5 + Random.Next(World.People - 5));

    public string BigDocument => $"documents/{World.Document(Random.Next(World.BigDocuments))}";

    public Asker MemberOf(int person) => new(World.PersonOf(person), World.Session(World.Sessions + person - 1));

    public Asker Guest()
    {
        var guest = Random.Next(World.Guests);
        return new(World.Guest(guest), World.Session(World.Sessions + World.People + guest));
    }

    public string Of(params string[] some) => some[Random.Next(some.Length)];
}

/// <summary>Every list there is, and the checks of who may do what.</summary>
internal static class Routes
{
    public static readonly Route[] All =
    [
        // A person's rights in a document nobody has asked for yet; in one that was just asked for; by a link; not at all.
        new("right of a member, cold", a => (a.BigDocument, a.Member)),
        new("right of a member, cached", a => (a.Hot, a.MemberOf(5))),
        new("right of a guest, cold", a => (a.Hot, a.Guest())),
        new("no right", a => ($"documents/{World.Document(a.World.BigDocuments + a.Random.Next(a.World.Documents - a.World.BigDocuments))}", a.Guest())),
        new("a ticket for a socket", a => ($"tickets?{World.Document(a.Random.Next(a.World.BigDocuments))}", a.Member)),

        new("workspaces", a => ("workspaces", a.Owner)) { Pages = true },
        new("workspace", a => (a.Big, a.Member)),
        new("deleted workspaces", a => ("workspaces/deleted", a.Owner)),

        new("documents, by change", a => ($"{a.Big}/documents", a.Member)) { Pages = true },
        new("documents, by title", a => ($"{a.Big}/documents?sort=title", a.Member)) { Pages = true },
        new("documents, by age", a => ($"{a.Big}/documents?sort=created", a.Member)) { Pages = true },
        new("documents, one kind", a => ($"{a.Big}/documents?kind=workflow", a.Member)) { Pages = true },
        new("documents, one folder", a => ($"{a.Big}/documents?folder_id={World.Folder(a.Random.Next(World.Folders))}", a.Member)),
        new("documents, the top folder", a => ($"{a.Big}/documents?folder_id=root", a.Member)) { Pages = true },
        new("documents, deleted", a => ($"{a.Big}/documents?deleted=true", a.Owner)),
        new("search, rare word", a => ($"{a.Big}/documents?query={a.Random.Next(a.World.BigDocuments)}", a.Member)),
        new("search, common word", a => ($"{a.Big}/documents?query={a.Of("plan", "report", "memo", "re")}", a.Member)),
        new("search, two words", a => ($"{a.Big}/documents?query={a.Of("plan rep", "memo sket", "brief 12", "road 9")}", a.Member)),
        new("search, nothing found", a => ($"{a.Big}/documents?query=xyzzy{a.Time}", a.Member)),

        new("recent, in forty workspaces", a => ("documents", a.Owner)) { Pages = true },
        new("recent, a member's", a => ("documents", a.Member)),
        new("recent, a guest's", a => ("documents", a.Guest())),
        new("recent, with a word", a => ($"documents?query={a.Of("plan", "retro", "launch 1")}", a.Member)),
        new("recent, with a word, in forty workspaces", a => ($"documents?query={a.Of("plan", "retro", "launch 1")}", a.Owner)),

        new("folders", a => ($"{a.Big}/folders", a.Member)),

        new("members", a => ($"{a.Big}/members", a.Member)) { Pages = true },
        new("members, by name", a => ($"{a.Big}/members?query={a.Of("ann", "person1", "hana person12", "e")}", a.Member)),
        new("people to mention", a => ($"users?query={a.Of("an", "person7", "bob p")}", a.Member)),
        new("people to mention, of forty workspaces", a => ($"users?query={a.Of("an", "person7", "bob p")}", a.Owner)),
        new("people of a document", a => ($"{a.Hot}/people", a.Owner)),

        new("invitations", a => ($"{a.Big}/invitations", a.Owner)) { Pages = true },
        new("share links", a => ($"{a.Hot}/shares", a.Owner)) { Pages = true },

        new("events after a number", a => ($"{a.Hot}/events?after={a.Random.Next(a.World.Events / 11)}", a.Member)),
        new("activity of a document", a => ($"{a.Hot}/activity", a.Member)) { Pages = true },
        new("activity of a workspace", a => ($"{a.Big}/activity", a.Member)) { Pages = true },
        new("activity, one category", a => ($"{a.Big}/activity?category={a.Of("edit", "collaboration")}", a.Member)),
        new("activity, one person", a => ($"{a.Big}/activity?person_id={World.PersonOf(a.Random.Next(a.World.People)).Id}", a.Member)),
        new("audit of a workspace", a => ($"{a.Big}/audit", a.Owner)) { Pages = true },
        new("audit, one person", a => ($"{a.Big}/audit?person_id={World.PersonOf(a.Random.Next(a.World.People)).Id}", a.Owner)),
        new("audit, one type", a => ($"{a.Big}/audit?type={a.Of("document_renamed", "member_role_changed")}", a.Owner)),
        new("audit, one document", a => ($"{a.Big}/audit?document_id={World.Document(a.Random.Next(a.World.BigDocuments))}", a.Owner)),
        new("audit, one address", a => ($"{a.Big}/audit?address=10.0.{a.Random.Next(40)}.{a.Random.Next(250)}", a.Owner)),
        new("audit of a document", a => ($"{a.Hot}/audit", a.Owner)) { Pages = true },

        new("sessions", a => ("auth/sessions", a.Owner)) { Pages = true },
        new("passkeys", a => ("auth/passkeys", a.Owner)),
        new("me", a => ("me", a.Member)),
    ];
}
