// Measures how fast a right that is taken away is gone from open sockets: rights URL [SOCKETS] [PER_PERSON] [TYPISTS]
//   All sockets are open on one document while the typists write in it, five updates a second each.
//   1. The owner removes people one after the other: from the answer of each removal to the last frame (the close with
//      4403) at each socket of that person.
//   2. The owner makes people viewers: from the answer to permissions_changed at each socket of that person.
//   3. The owner deletes the document: from the answer to the last frame (the close with 4404) at every socket that is left.
// A frame that came before the answer counts as 0.
using System.Diagnostics;
using System.Net.WebSockets;
using Rights;
using Tutti.Crdt;
using Tutti.Crdt.Protocol;

var server = new Uri(args[0]);
var sockets = args.Length > 1 ? int.Parse(args[1]) : 500;
var perPerson = args.Length > 2 ? int.Parse(args[2]) : 5;
var typists = args.Length > 3 ? int.Parse(args[3]) : 20;

var owner = await Caller.ArriveAsync(server, "Owner");
var document = (await owner.AskAsync(HttpMethod.Post, $"workspaces/{owner.Workspace}/documents", new { title = "Busy", kind = "artifact" }))
    .GetProperty("id").GetString()!;
var people = new List<(Caller Person, List<Watcher> Sockets)>();
while (people.Sum(one => one.Sockets.Count) < sockets)
{
    var person = await Caller.ArriveAsync(server, $"Person {people.Count}");
    await owner.InviteAsync(person, "editor");
    var open = new List<Watcher>();
    for (var i = 0; i < perPerson; i++) open.Add(new Watcher(await person.OpenAsync(document)));
    people.Add((person, open));
}

using var stop = new CancellationTokenSource();
var writing = people.Take(typists).Select(one => TypeAsync(one.Sockets[0].Socket, stop.Token)).ToList();
await Task.Delay(TimeSpan.FromSeconds(2));
var before = people.Sum(one => one.Sockets.Sum(socket => socket.Frames));
await Task.Delay(TimeSpan.FromSeconds(2));
var perSecond = (people.Sum(one => one.Sockets.Sum(socket => socket.Frames)) - before) / 2;
Console.WriteLine($"{people.Count * perPerson} sockets of {people.Count} people on one document, {typists} typing, {perSecond:N0} frames a second to all");

var others = people.Skip(typists).ToList();
var members = $"workspaces/{owner.Workspace}/members";
var removed = new Figures("removed: answer to last frame (4403)");
foreach (var (person, open) in others.Take(others.Count / 2))
{
    await owner.AskAsync(HttpMethod.Delete, $"{members}/{person.Id}");
    var answered = Stopwatch.GetTimestamp();
    await Task.WhenAll(open.Select(socket => socket.Closed)).WaitAsync(TimeSpan.FromSeconds(30));
    foreach (var socket in open) removed.Add(answered, socket.LastFrameAt, socket.Code == 4403);
}
removed.Print();

var demoted = new Figures("made a viewer: answer to permissions_changed");
foreach (var (person, open) in others.Skip(others.Count / 2))
{
    await owner.AskAsync(HttpMethod.Patch, $"{members}/{person.Id}", new { role = "viewer" });
    var answered = Stopwatch.GetTimestamp();
    using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
    while (open.Exists(socket => socket.ToldAt == 0)) await Task.Delay(1, deadline.Token);
    foreach (var socket in open) demoted.Add(answered, socket.ToldAt, socket.Code is null);
}
demoted.Print();

var left = people.SelectMany(one => one.Sockets).Where(socket => socket.Code is null).ToList();
var deleted = new Figures($"document deleted: answer to last frame (4404) at {left.Count} sockets");
await owner.AskAsync(HttpMethod.Delete, $"documents/{document}");
var gone = Stopwatch.GetTimestamp();
await Task.WhenAll(left.Select(socket => socket.Closed)).WaitAsync(TimeSpan.FromSeconds(30));
foreach (var socket in left) deleted.Add(gone, socket.LastFrameAt, socket.Code == 4404);
deleted.Print();
stop.Cancel();
await Task.WhenAll(writing);
return removed.IsSound && demoted.IsSound && deleted.IsSound ? 0 : 1;

static async Task TypeAsync(ClientWebSocket socket, CancellationToken stop)
{
    using var copy = new YDoc();
    var text = copy.GetText("content");
    try
    {
        while (!stop.IsCancellationRequested && socket.State == WebSocketState.Open)
        {
            var known = copy.EncodeStateVector();
            text.Insert(text.Length, "x");
            await socket.SendAsync(SyncMessage.ToFrame(SyncStep.Update, copy.EncodeStateAsUpdate(known)), WebSocketMessageType.Binary, true, stop);
            await Task.Delay(200, stop);
        }
    }
    catch (Exception error) when (error is OperationCanceledException or WebSocketException)
    {
        // The run is over, or the document is gone.
    }
}
