using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Features.Documents;
using Tutti.Features.Workspaces;
using Tutti.Tests.Support;

namespace Tutti.Tests.Events;

/// <summary>What was written down can be told again.</summary>
public sealed class EventReaderTests
{
    private static readonly WorkspaceId Workspace = WorkspaceId.New();
    private static readonly DocumentId Document = DocumentId.New();

    [Fact]
    public async Task An_event_read_back_is_the_one_that_was_written()
    {
        await using var host = await TuttiHost.StartAsync();
        var json = host.Get<ActionJson>();
        IEvent[] events =
        [
            new WorkspaceRenamed(Workspace, "Ärger \"quoted\""), new WorkspaceDeleted(Workspace),
            new DocumentCreated(Workspace, Document, "T", "pipeline"), new DocumentEdited(null, Document, 14),
        ];
        foreach (var happened in events)
            Assert.Equal(happened, host.Get<EventReader>().Read(happened.GetType(), happened.Workspace, happened.Document, json.Write(happened)));
    }

    [Fact]
    public async Task Every_event_can_be_made_from_its_row()
    {
        await using var host = await TuttiHost.StartAsync();
        var json = host.Get<ActionJson>();
        var all = new[] { typeof(TuttiOptions).Assembly, typeof(Tutti.Server.ServerApp).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsInterface: false, IsAbstract: false } && typeof(IEvent).IsAssignableFrom(type));
        foreach (var type in all)
        {
            foreach (var parameter in EventReader.ConstructorOf(type).GetParameters())
                Assert.True(json.Options.TryGetTypeInfo(parameter.ParameterType, out _) || EventReader.IsPlace(type, parameter), $"{type.Name}.{parameter.Name}");
        }
    }
}
