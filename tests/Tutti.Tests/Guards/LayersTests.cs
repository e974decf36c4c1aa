using System.Text.RegularExpressions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Guards;

/// <summary>Which part may know which: arrows point one way.</summary>
public sealed partial class LayersTests
{
    private static readonly (string Folder, string[] MayNotUse)[] Walls =
    [
        ("src/Tutti.Crdt", ["Tutti.Access", "Tutti.Actions", "Tutti.Rooms", "Tutti.Store", "Tutti.Features", "Microsoft.AspNetCore", "System.IO.Pipelines", "System.Net"]),
        ("src/Tutti.Client", ["Tutti.Access", "Tutti.Actions", "Tutti.Connections", "Tutti.Features", "Tutti.Server", "Tutti.Store", "Microsoft.AspNetCore"]),
        ("src/Tutti.Cli", ["Tutti.Access", "Tutti.Actions", "Tutti.Connections", "Tutti.Features", "Tutti.Server", "Tutti.Store", "Microsoft.AspNetCore"]),
        ("src/Tutti/Rooms", ["Tutti.Features", "Tutti.Actions"]),
        ("src/Tutti/Connections", ["Tutti.Features", "Tutti.Actions"]),
        ("src/Tutti/Email", ["Tutti.Features", "Tutti.Access", "Tutti.Rooms", "Tutti.Connections"]),
        ("src/Tutti/Store", ["Tutti.Features", "Tutti.Actions", "Tutti.Rooms", "Tutti.Connections", "Tutti.Access"]),
        ("src/Tutti/Access", ["Tutti.Features", "Tutti.Actions", "Tutti.Rooms", "Tutti.Connections"]),
        ("src/Tutti/Kinds", ["Tutti.Features", "Tutti.Actions", "Tutti.Rooms", "Tutti.Connections", "Tutti.Store", "Tutti.Access"]),
        ("src/Tutti", ["Tutti.Server"]),
    ];

    // The one description of the API has to know the words of each slice.
    private static readonly string[] MayKnowSlices = ["ApiSchemas.cs"];

    [Fact]
    public void No_part_knows_what_lies_above_it()
    {
        foreach (var (folder, forbidden) in Walls)
        {
            foreach (var file in Repository.Files(folder, "*.cs"))
            {
                foreach (var used in Uses(file))
                    Assert.False(forbidden.Any(name => IsIn(used, name)), $"{file} may not use {used}");
            }
        }
    }

    [Fact]
    public void Actions_know_no_slice()
    {
        foreach (var file in Repository.Files("src/Tutti/Actions", "*.cs").Where(file => !MayKnowSlices.Contains(Path.GetFileName(file))))
            Assert.DoesNotContain(Uses(file), used => IsIn(used, "Tutti.Features"));
    }

    [Fact]
    public void A_slice_knows_another_only_by_its_events()
    {
        foreach (var slice in Directory.GetDirectories(Path.Combine(Repository.Root, "src/Tutti/Features")))
        {
            foreach (var file in Directory.GetFiles(slice, "*.cs"))
            {
                var others = Uses(file).Where(used => IsIn(used, "Tutti.Features") && !IsIn(used, "Tutti.Features." + Path.GetFileName(slice)));
                if (!others.Any()) continue;
                var text = File.ReadAllText(file);
                Assert.True(text.Contains("IListen<", StringComparison.Ordinal) || text.Contains("listeners.Add<", StringComparison.Ordinal), file);
            }
        }
    }

    private static bool IsIn(string used, string name) => used == name || used.StartsWith(name + ".", StringComparison.Ordinal);

    private static IEnumerable<string> Uses(string file) =>
        Using().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^using (static )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
