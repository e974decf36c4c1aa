using System.Text.Json;

namespace Tutti.Rooms;

/// <summary>A presence frame of the JSON dialect, read and checked in form.</summary>
internal sealed record JsonPresenceFrame(string Type, JsonElement Body, string? Ref);
