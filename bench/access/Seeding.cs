using System.Diagnostics;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Bench.Access;

/// <summary>Puts the world into a store that has its schema and nothing else.</summary>
internal sealed class Seeding(World world, Bulk bulk, DateTimeOffset now)
{
    private static readonly string[] Kinds = ["artifact", "workflow", "pipeline", "session"];

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(25);

    private string Now => Timestamps.Text(now);

    private DateTimeOffset Begun => now - (world.Events * Apart);

    public void Run()
    {
        Step("people", People);
        Step("workspaces", Workspaces);
        Step("folders", Folders);
        Step("documents", Documents);
        Step("invitations and links", Invitations);
        Step("events", Events);
        Step("statistics", bulk.Finish);
    }

    private static void Step(string what, Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        Console.Error.WriteLine($"  {what}: {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private void People()
    {
        var people = Enumerable.Range(0, world.People).Select(World.PersonOf).ToList();
        var guests = Enumerable.Range(0, world.Guests).Select(World.Guest).ToList();
        bulk.Write("person", ["id", "name", "color", "is_guest"], people.Concat(guests).Select(person =>
            (object?[])[person.Id.ToString(), person.Name, person.Color, person.IsGuest ? 1L : 0L]));
        bulk.Write("account", ["person_id", "email", "created_at"], people.Select((person, i) =>
            (object?[])[person.Id.ToString(), $"person{i}@example.com", Now]).Concat(guests.Select(guest => (object?[])[guest.Id.ToString(), null, Now])));
        // The first person has signed in again and again, everyone else once.
        var sessions = Enumerable.Range(0, world.Sessions).Select(i => (Session: World.Session(i), Person: people[0].Id))
            .Concat(people.Skip(1).Select((person, i) => (Session: World.Session(world.Sessions + i), Person: person.Id)))
            .Concat(guests.Select((guest, i) => (Session: World.Session(world.Sessions + world.People + i), Person: guest.Id)));
        bulk.Write(
            "account_session",
            ["id", "person_id", "secret_hash", "created_at", "expires_at", "device", "address", "last_seen_at"],
            sessions.Select(session => (object?[])[
                session.Session, session.Person.ToString(), "hash of " + session.Session, Now, Timestamps.Text(now.AddDays(30)), "Firefox on Linux", "127.0.0.1", Now]));
    }

    private void Workspaces()
    {
        var all = Enumerable.Range(0, world.SmallWorkspaces + 1).ToList();
        bulk.Write(
            "workspace",
            ["id", "name", "created_by", "created_at", "updated_at", "members", "documents"],
            all.Select(workspace => (object?[])[
                World.Workspace(workspace).ToString(), $"Workspace {workspace}", World.PersonOf(0).Id.ToString(), Now, Now,
                (long)world.MembersOf(workspace).Count, (long)world.DocumentsOf(workspace).Count()]));
        bulk.Write(
            "membership",
            ["workspace_id", "person_id", "role", "joined_at", "name_words"],
            all.SelectMany(workspace => world.MembersOf(workspace).Select(person => (object?[])[
                World.Workspace(workspace).ToString(), World.PersonOf(person).Id.ToString(), (long)World.RoleOf(person), Now,
                Words.Line(World.PersonOf(person).Name)])));
        bulk.Write(
            "member_word",
            ["workspace_id", "word", "person_id"],
            all.SelectMany(workspace => world.MembersOf(workspace).SelectMany(person => Words.Of(Words.Line(World.PersonOf(person).Name)).Select(word =>
                (object?[])[World.Workspace(workspace).ToString(), word, World.PersonOf(person).Id.ToString()]))));
    }

    private void Folders()
    {
        var documents = Enumerable.Range(0, world.BigDocuments).CountBy(FolderOf).ToDictionary();
        bulk.Write(
            "folder",
            ["id", "workspace_id", "parent_id", "name", "folded_name", "documents", "created_by", "created_at"],
            Enumerable.Range(0, World.Folders).Select(folder => (object?[])[
                World.Folder(folder), World.Workspace(0).ToString(), folder < 50 ? "" : World.Folder(folder % 50), $"Folder {folder}", $"folder {folder}",
                (long)documents.GetValueOrDefault(World.Folder(folder)), World.PersonOf(0).Id.ToString(), Now]));
    }

    private string FolderOf(int document) =>
        document < world.BigDocuments && document % 3 > 0 ? World.Folder(document % World.Folders) : "";

    private void Documents()
    {
        var all = Enumerable.Range(0, world.Documents);
        bulk.Write(
            "document",
            ["id", "workspace_id", "title", "kind", "epoch", "created_by", "created_at", "updated_at", "deleted_at", "folder_id", "updated_by", "title_words"],
            all.Select(document => (object?[])[
                World.Document(document).ToString(), World.Workspace(world.WorkspaceOf(document)).ToString(), World.Title(document), Kinds[document % 7 % 4],
                World.Id('e', document).ToString("D"), World.PersonOf(document % world.People).Id.ToString(), Now,
                Timestamps.Text(now.AddSeconds(-((document * 7919L) % 9_000_000))), null, FolderOf(document),
                World.PersonOf(document * 13 % world.People).Id.ToString(), Words.Line(World.Title(document))]));
        bulk.Write(
            "document_word",
            ["workspace_id", "word", "document_id", "title_words"],
            all.SelectMany(document => Words.Of(Words.Line(World.Title(document))).Select(word =>
                (object?[])[World.Workspace(world.WorkspaceOf(document)).ToString(), word, World.Document(document).ToString(), Words.Line(World.Title(document))])));
    }

    private void Invitations()
    {
        bulk.Write(
            "invitation",
            ["id", "workspace_id", "token_hash", "role", "created_by", "created_at", "expires_at", "accepted_by", "accepted_at", "email"],
            Enumerable.Range(0, world.Invitations).Select(i => (object?[])[
                World.Id('i', i).ToString("D"), World.Workspace(0).ToString(), $"hash {i}", 1L + (i % 3), World.PersonOf(i % 5).Id.ToString(), Now,
                Timestamps.Text(now.AddDays(7)), i % 2 == 0 ? World.PersonOf(i % world.People).Id.ToString() : null, i % 2 == 0 ? Now : null,
                $"person{i}@example.com"]));
        // All on the first document, and each guest came by one of them.
        bulk.Write(
            "share_link",
            ["id", "document_id", "token_hash", "access", "may_share", "label", "uses", "created_by", "created_at", "expires_at"],
            Enumerable.Range(0, world.Links).Select(i => (object?[])[
                World.Link(i), World.Document(0).ToString(), $"hash {i}", 1L + (i % 3), 0L, $"Link {i}", 1L, World.PersonOf(0).Id.ToString(), Now,
                Timestamps.Text(now.AddDays(30))]));
        bulk.Write(
            "share_grant",
            ["document_id", "person_id", "link_id", "granted_at"],
            Enumerable.Range(0, world.Guests).Select(i => (object?[])[
                World.Document(0).ToString(), World.Guest(i).Id.ToString(), World.Link(i % world.Links), Now]));
    }

    private void Events()
    {
        var chains = new Dictionary<string, (long Link, string Hash)>(StringComparer.Ordinal);
        var numbers = new Dictionary<int, long>();
        bulk.Write(
            "event",
            [
                "id", "document_id", "workspace_id", "number", "type", "category", "audience", "person_id", "at", "session_id", "address", "data",
                "chain", "link", "hash",
            ],
            Enumerable.Range(0, world.Events).Select(i => Event(i, chains, numbers)));
        bulk.Write(
            "event_counter",
            ["scope", "number", "hash"],
            chains.Select(chain => (object?[])[EventCounters.ChainScope(chain.Key), chain.Value.Link, chain.Value.Hash])
                .Concat(numbers.Select(number => (object?[])[
                    EventCounters.DocumentScope(World.Document(number.Key).ToString()), number.Value, ""])));
    }

    // One in ten happens to the first document. Most are edits, some names, some what people do in the workspace.
    private object?[] Event(int i, Dictionary<string, (long Link, string Hash)> chains, Dictionary<int, long> numbers)
    {
        var random = new Random(World.Seed ^ i);
        var at = Begun + (i * Apart);
        var place = random.Next(10);
        var document = place == 0 ? 0 : place < 7 ? random.Next(world.BigDocuments) : random.Next(world.BigDocuments, world.Documents);
        var workspace = world.WorkspaceOf(document);
        var kind = random.Next(20);
        var (type, category, data) = kind switch
        {
            0 => ("member_role_changed", EventCategory.Collaboration, $$"""{"person_id":"{{World.PersonOf(i % world.People).Id}}","name":"Someone","role":"editor","was":"viewer"}"""),
            < 4 => ("document_renamed", EventCategory.Edit, $$"""{"title":"{{World.Title(document)}}"}"""),
            _ => ("document_edited", EventCategory.Edit, $$"""{"edits":{{1 + random.Next(90)}}}"""),
        };
        var isInDocument = kind > 0;
        var number = isInDocument ? numbers[document] = numbers.GetValueOrDefault(document) + 1 : (long?)null;
        var chain = World.Workspace(workspace).ToString();
        var (link, hash) = chains.GetValueOrDefault(chain, (0, ""));
        var members = world.MembersOf(workspace);
        var person = members[random.Next(members.Count)];
        var fields = new EventFields
        {
            Id = EventIds.New(at).ToString("D"),
            DocumentId = isInDocument ? World.Document(document).ToString() : null,
            WorkspaceId = chain,
            Number = number,
            Type = type,
            Category = EventCategories.Of(category),
            Audience = (int)Permission.See,
            PersonId = World.PersonOf(person).Id.ToString(),
            At = Timestamps.Text(at),
            Address = $"10.0.{person / 250 % 250}.{person % 250}",
            Data = data,
            Chain = chain,
            Link = link + 1,
        };
        fields.Hash = fields.HashAfter(hash);
        chains[chain] = (link + 1, fields.Hash);
        return
        [
            fields.Id, fields.DocumentId, fields.WorkspaceId, fields.Number, fields.Type, fields.Category, (long)fields.Audience, fields.PersonId, fields.At,
            null, fields.Address, fields.Data, fields.Chain, fields.Link, fields.Hash,
        ];
    }
}
