using Tutti.Access;

namespace Tutti.Bench.Access;

/// <summary>How much there is, and where in it the measured people stand. All of it follows from the scale and one seed.</summary>
internal sealed class World(double scale)
{
    public const int Seed = 20261121, Folders = 500;

    private static readonly string[] First = ["Ann", "Bob", "Céline", "Dmitri", "Eve", "Fatma", "Göran", "Hana", "Ivo", "Jun", "Kofi", "Lúcia"];

    private static readonly string[] Nouns =
        ["plan", "report", "budget", "roadmap", "minutes", "sketch", "contract", "survey", "launch", "retro", "memo", "pipeline", "workflow", "brief", "recipe"];

    private readonly Dictionary<int, int[]> _members = [];

    public int People { get; } = Math.Max(50, (int)(10_000 * scale));

    public int Documents { get; } = Math.Max(200, (int)(100_000 * scale));

    public int Events { get; } = Math.Max(2_000, (int)(1_000_000 * scale));

    public int SmallWorkspaces { get; } = Math.Max(5, (int)(400 * scale));

    public int Invitations { get; } = Math.Max(50, (int)(5_000 * scale));

    public int Links { get; } = Math.Max(20, (int)(1_000 * scale));

    public int Guests { get; } = Math.Max(20, (int)(1_000 * scale));

    public int Sessions => 300;

    // Six in ten documents and seven in ten events are in the one big workspace.
    public int BigDocuments => Documents * 6 / 10;

    public static Guid Id(char kind, int number) => new($"{(int)kind:x8}-0000-7000-8000-{number:x12}");

    public static WorkspaceId Workspace(int number) => new(Id('w', number));

    public static DocumentId Document(int number) => new(Id('d', number));

    public static string Folder(int number) => Id('f', number).ToString("D");

    public static string Link(int number) => Id('l', number).ToString("D");

    public static string Session(int number) => Id('s', number).ToString("D");

    public static Person PersonOf(int number) =>
        new(new PersonId(Id('p', number)), $"{First[number % First.Length]} Person{number}", PersonColors.At(number));

    public static Person Guest(int number) => new(new PersonId(Id('g', number)), $"Guest {number}", PersonColors.At(number), null, true);

    public static string Title(int number) => $"{Nouns[number % Nouns.Length]} {Nouns[number / 7 % Nouns.Length]} {number}";

    /// <summary>Which workspace a document lies in; 0 is the big one.</summary>
    public int WorkspaceOf(int document) => document < BigDocuments ? 0 : 1 + ((document - BigDocuments) % SmallWorkspaces);

    public IEnumerable<int> DocumentsOf(int workspace)
    {
        if (workspace == 0) return Enumerable.Range(0, BigDocuments);
        return Enumerable.Range(0, Documents - BigDocuments).Where(n => n % SmallWorkspaces == workspace - 1).Select(n => n + BigDocuments);
    }

    /// <summary>Everybody is in the big one; the first person is in one small one of ten, the others in a few.</summary>
    public IReadOnlyList<int> MembersOf(int workspace)
    {
        if (_members.TryGetValue(workspace, out var known)) return known;
        var few = Enumerable.Range(0, 20).Select(n => workspace % 10 == 0 && n == 0 ? 0 : 1 + (((workspace * 37) + (n * 11)) % (People - 1))).Distinct();
        return _members[workspace] = workspace == 0 ? [.. Enumerable.Range(0, People)] : [.. few];
    }

    public static Role RoleOf(int person) => person == 0 ? Role.Owner : person < 5 ? Role.Admin : (Role)(1 + (person % 3));
}
