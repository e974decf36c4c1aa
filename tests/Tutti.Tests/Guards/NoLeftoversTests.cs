using System.Text.RegularExpressions;
using Tutti.Tests.Support;

namespace Tutti.Tests.Guards;

/// <summary>Nothing lies about: no notes to oneself, no tests that are switched off, no code in comments.</summary>
public sealed partial class NoLeftoversTests
{
    [Fact]
    public void There_is_no_note_without_an_issue()
    {
        foreach (var file in Sources()) Assert.DoesNotMatch(Note(), File.ReadAllText(file));
    }

    [Fact]
    public void No_test_is_switched_off()
    {
        foreach (var file in Repository.Files("tests", "*.cs"))
            Assert.DoesNotMatch(Skipped(), File.ReadAllText(file));
    }

    [Fact]
    public void No_code_is_commented_out()
    {
        foreach (var file in Sources()) Assert.DoesNotMatch(Commented(), File.ReadAllText(file));
    }

    [Fact]
    public void Files_are_small()
    {
        foreach (var file in Sources().Where(file => !file.Contains("/Tutti.Crdt", StringComparison.Ordinal)))
        {
            var most = file.Contains("/tests/", StringComparison.Ordinal) ? 500 : 350;
            Assert.True(File.ReadLines(file).Count() <= most, $"{file} has more than {most} lines");
        }
    }

    private static IEnumerable<string> Sources() => Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"));

    [GeneratedRegex(@"//.*\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b(?!.*#\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Note();

    [GeneratedRegex(@"\bSkip" + @"\s*=", RegexOptions.None, 1000)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"^\s*//\s*(var |if \(|return |await |foreach|\w+\(.*\);|\}\s*$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commented();
}
