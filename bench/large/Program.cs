// Measures large documents on a running server: large URL PID
//   a crowd of 150 opens a document of 20 MB at once while someone types;
//   a document of 75 MB comes over a line of 1.5 MB/s that is cut three times.
using System.Diagnostics;
using Large;

var server = new Uri(args[0]);
var pid = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
var people = await Person.ManyAsync(server, 5);
await Crowd.RunAsync(server, pid, people, megabytes: 20, clients: 150);
await BadLine.RunAsync(server, people[0], megabytes: 75, bytesPerSecond: 1_500_000, cuts: 3);
return 0;
