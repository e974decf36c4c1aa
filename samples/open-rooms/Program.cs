// The smallest embedding: any path is a room, and anyone may write in it.
//   dotnet run --project samples/open-rooms -- --urls http://localhost:4100
//   new WebsocketProvider('ws://localhost:4100', 'my-room', doc)      // npm y-websocket, unchanged
using OpenRooms;
using Tutti;
using Tutti.Access;
using Tutti.Rooms;

var builder = WebApplication.CreateSlimBuilder(args);
// Sockets are all this server does, and nothing in Tutti blocks: fewer hops between threads for each frame.
builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
// No log, as the servers it is measured beside: a log makes ASP.NET Core keep a trace for every open request.
builder.Logging.ClearProviders();
builder.Services.AddSingleton<IRoomAuthorizer, Everyone>();
builder.Services.Configure<RoomsOptions>(Everyone.IsManyPeople);
builder.Services.AddTutti();

var app = builder.Build();
app.Use(Everyone.SignIn);
app.MapTuttiSocket("/{room}", http => DocumentId.FromName((string)http.Request.RouteValues["room"]!));
app.Run();
