using Tutti.Cli.Watching;

namespace Tutti.Tests.CommandLine;

/// <summary>Which files are shared, where others may write, and how two changes of one text become one.</summary>
public sealed class WatchRulesTests
{
    [Theory]
    [InlineData("main.py", true)]
    [InlineData("src/app.ts", true)]
    [InlineData("node_modules/a/b.js", false)]
    [InlineData("src/bin/x", false)]
    [InlineData(".env", false)]
    [InlineData("config/.ENV.local", false)]
    [InlineData("keys/id_rsa", false)]
    [InlineData(".git/hooks/pre-commit", false)]
    [InlineData("a.log", false)]
    [InlineData("keep.log", true)]
    [InlineData("docs/deep/a.md", false)]
    [InlineData("other/docs/a.md", true)]
    [InlineData("sub/only.txt", false)]
    [InlineData("only.txt", true)]
    [InlineData("data1.csv", false)]
    [InlineData("dataA.csv", true)]
    [InlineData("drafts/a.txt", false)]
    public void Files_are_shared_unless_a_rule_says_otherwise(string path, bool isShared)
    {
        var rules = new IgnoreRules([], ["drafts"]);
        rules.Add("", ["# comment", "", "*.log", "!keep.log", "/docs/", "data[0-9].csv", "!.env"]);
        rules.Add("sub", ["only.txt"]);
        Assert.Equal(isShared, rules.SharesAll(path));
    }

    [Fact]
    public void With_include_only_what_is_like_it_is_shared()
    {
        var rules = new IgnoreRules(["*.py", "docs/**"], []);
        Assert.Equal((true, true, false, false), (rules.SharesAll("a/b.py"), rules.SharesAll("docs/x/y.md"), rules.SharesAll("a.md"), rules.SharesAll(".git/a.py")));
    }

    [Theory]
    [InlineData("a.txt", true)]
    [InlineData("a/b c/ü.txt", true)]
    [InlineData("..", false)]
    [InlineData("a/../b", false)]
    [InlineData("/a", false)]
    [InlineData("a//b", false)]
    [InlineData("c:/a", false)]
    [InlineData("a\\b", false)]
    [InlineData("a\u0000b", false)]
    [InlineData("a./b", false)]
    [InlineData("nul.txt", false)]
    [InlineData("", false)]
    public void A_path_is_inside_the_folder_on_every_system_or_it_is_refused(string path, bool isSound)
    {
        Assert.Equal(isSound, SharedPath.IsSound(path));
    }

    [Theory]
    [InlineData("one two three", "one 2 three", "zero one two three", "zero one 2 three")]
    [InlineData("abc", "ac", "abXc", "aXc")]
    [InlineData("abc", "", "abcd", "d")]
    [InlineData("abc", "abc!", "", "!")]
    [InlineData("", "mine", "theirs", "minetheirs")]
    [InlineData("same", "same", "other", "other")]
    [InlineData("a🐶b", "a🐮b", "a🐶bc", "a🐮bc")]
    [InlineData("x\ny\n", "x\nY\n", "x\ny\nz\n", "x\nY\nz\n")]
    public void Two_changes_of_one_text_become_one(string began, string file, string now, string expected)
    {
        foreach (var (index, delete, insert) in Merging.Edits(began, file, now)) now = now.Remove(index, delete).Insert(index, insert);
        Assert.Equal(expected, now);
    }

    [Fact]
    public void Changes_of_random_texts_are_done_whole_when_nobody_else_wrote()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var (began, file) = (Text(), Text());
            var now = began;
            foreach (var (index, delete, insert) in Merging.Edits(began, file, now)) now = now.Remove(index, delete).Insert(index, insert);
            Assert.Equal(file, now);
            // And with others' changes too, nothing lies outside the text.
            now = Text();
            foreach (var (index, delete, insert) in Merging.Edits(began, file, now)) now = now.Remove(index, delete).Insert(index, insert);
        }

        string Text() => new([.. Enumerable.Range(0, random.Next(30)).Select(_ => "abc\n"[random.Next(4)])]);
    }
}
