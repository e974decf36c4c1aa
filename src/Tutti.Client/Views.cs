using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Client;

/// <summary>Somebody, as the server shows them.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">What they call themselves; anything may stand in it.</param>
/// <param name="Color">CSS colour.</param>
/// <param name="Email">The address, where one is told.</param>
/// <param name="IsGuest">Whether they have no account.</param>
public sealed record PersonInfo(string Id, string Name, string Color, string? Email = null, bool IsGuest = false);

/// <summary>A workspace and what one is there.</summary>
/// <param name="Id">The workspace's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">Owner, admin, editor, commenter or viewer, in lower case.</param>
public sealed record WorkspaceInfo(string Id, string Name, string Role);

/// <summary>A document in a list.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind"><c>artifact</c>, <c>workflow</c>, <c>pipeline</c> or <c>session</c>.</param>
/// <param name="Role">What one is in it.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
public sealed record DocumentInfo(string Id, string Title, string Kind, string Role, DateTimeOffset UpdatedAt);

internal sealed record PageView<T>(IReadOnlyList<T> Items, string? Next = null);

internal sealed record SignInView(PersonInfo User, string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt);

internal sealed record MeView(PersonInfo User);

internal sealed record ChangedView(long Version);

internal sealed record ProblemView(string? Code = null, string? Detail = null, long? RetryAfterMs = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PageView<WorkspaceInfo>), TypeInfoPropertyName = "WorkspacePage")]
[JsonSerializable(typeof(PageView<DocumentInfo>), TypeInfoPropertyName = "DocumentPage")]
[JsonSerializable(typeof(PageView<JsonElement>), TypeInfoPropertyName = "EventPage")]
[JsonSerializable(typeof(SignInView))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(ChangedView))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
internal sealed partial class ClientJson : JsonSerializerContext;
