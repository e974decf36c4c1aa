using System.Text.Json;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Tests.Support;

namespace Tutti.Tests.Guards;

/// <summary>Words from the product, and one shape for each thing.</summary>
public sealed class NamesTests
{
    private static readonly string[] Refused = ["Manager", "Helper", "Util", "Utils", "Info", "Impl", "Common", "Data", "Processor"];

    // Yjs calls it so, and whoever looks for it looks for that name.
    private static readonly string[] NamesOfTheField = ["UndoManager"];

    private static IEnumerable<Type> Types =>
        new[] { typeof(TuttiOptions).Assembly, typeof(Tutti.Server.ServerApp).Assembly, typeof(Tutti.Crdt.CrdtError).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Tutti", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(Types, type => !NamesOfTheField.Contains(type.Name) && Refused.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)));

    [Fact]
    public async Task An_action_is_a_verb_with_its_handler_beside_it()
    {
        await using var host = await TuttiHost.StartAsync();
        foreach (var action in host.Get<ActionRegistry>().All)
        {
            Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(action.Input.Name), action.Name);
            Assert.Contains(action.Input.Assembly.GetTypes(), type => type.FullName == action.Input.FullName + "Handler");
            var file = action.Input.Name + ".cs";
            Assert.Single(Repository.Files("src", file));
        }
    }

    [Fact]
    public async Task An_event_is_written_in_the_past_tense_and_can_be_written_as_JSON()
    {
        await using var host = await TuttiHost.StartAsync();
        string[] irregular = ["sent", "found", "left", "begun"];
        foreach (var type in Types.Where(type => type is { IsInterface: false } && typeof(IEvent).IsAssignableFrom(type)))
        {
            var last = EventLog.NameOf(type).Split('_')[^1];
            var verb = EventLog.NameOf(type).Split('_');
            Assert.True(last.EndsWith("ed", StringComparison.Ordinal) || irregular.Contains(last) || verb.Contains("signed") || verb.Contains("handed"), type.Name);
            Assert.NotNull(host.Get<ActionJson>().Options.GetTypeInfo(type));
        }
    }
}
