using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Tutti.Cli.Output;
using Tutti.Client;
using Tutti.Client.Rooms;

namespace Tutti.Cli.Commands;

/// <summary>Says what happened to a document, and goes on.</summary>
internal static class EventsCommand
{
    public static Command Make(Terminal terminal)
    {
        var document = AllCommands.Document();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what happens, also when the connection breaks in between, until Ctrl-C." };
        var after = new Option<long?>("--after") { Description = "Begin behind the event with this number. Without it: from the first, or with --follow from now on.", HelpName = "N" };
        after.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && long.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number < 0) result.AddError("--after is 0 or more.");
        });
        var json = new Option<bool>("--json") { Description = "One JSON object per line, as the server says it." };
        return new Command("events", "Print what happened to a document: renamed, edited, shared, and the context as it changes.") { document, follow, after, json }
            .Does(async (client, parsed, cancellationToken) =>
            {
                var show = new Shown(frame => terminal.Line(parsed.GetValue(json) ? frame.GetRawText() : EventLine.Of(frame, terminal)));
                var id = parsed.GetRequiredValue(document);
                var from = parsed.GetValue(after);
                if (!parsed.GetValue(follow) || from is not null) await show.AllAsync(client, id, from ?? 0, cancellationToken);
                if (parsed.GetValue(follow)) await FollowAsync(client, id, show, terminal, cancellationToken);
            });
    }

    private static async Task FollowAsync(TuttiClient client, string document, Shown show, Terminal terminal, CancellationToken stop)
    {
        // Null stands for events that were missed: they are read from the server's list.
        var frames = Channel.CreateBounded<JsonElement?>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });
        await using var room = client.Room(document, new LiveRoomOptions { FollowsDocument = false, After = show.Last });
        room.Happened += frame => frames.Writer.TryWrite(frame);
        room.Missed += () => frames.Writer.TryWrite(null);
        room.StatusChanged += status =>
        {
            // Heard before any event of the connection is.
            if (status == RoomStatus.Connected) show.Last ??= room.LastEvent;
            if (status == RoomStatus.Offline) terminal.Note("the connection is lost; it is tried again");
        };
        try
        {
            await room.OpenAsync(stop);
            terminal.Note("Following. Ctrl-C ends it.");
            while (true)
            {
                var next = frames.Reader.ReadAsync(stop).AsTask();
                if (await Task.WhenAny(next, room.Ended) != next) await room.Ended;
                if (await next is { } frame && !show.HasGapBefore(frame)) show.Live(frame);
                else await show.AllAsync(client, document, show.Last ?? 0, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As it was asked for.
        }
    }

    /// <summary>What was printed already is not printed again.</summary>
    private sealed class Shown(Action<JsonElement> print)
    {
        public long? Last { get; set; }

        public async Task AllAsync(TuttiClient client, string document, long after, CancellationToken cancellationToken)
        {
            Last = after;
            await foreach (var frame in client.ListEventsAsync(document, after, cancellationToken)) Live(frame);
        }

        /// <summary>Whether there are events between the last one and this, because more came than were printed.</summary>
        public bool HasGapBefore(JsonElement frame) => NumberOf(frame) > Last + 1;

        public void Live(JsonElement frame)
        {
            if (NumberOf(frame) is { } number)
            {
                if (number <= Last) return;
                Last = number;
            }
            else if (!frame.TryGetProperty("type", out var type) || !type.ValueEquals("session_update"u8))
            {
                return;
            }
            print(frame);
        }

        private static long? NumberOf(JsonElement frame) =>
            frame.TryGetProperty("event", out var field) && field.TryGetInt64(out var number) ? number : null;
    }
}
