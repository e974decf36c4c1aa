using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;

namespace Tutti.Actions;

/// <summary>What an action does to the store, which decides its transaction, its event and its answer.</summary>
internal enum ActionKind
{
    /// <summary>Changes nothing: 200.</summary>
    Read,

    /// <summary>Hands something out that lives in memory only: 201, no event.</summary>
    Issue,

    /// <summary>Changes something, and an event says what: 200, or 204 when there is nothing to show.</summary>
    Write,

    /// <summary>Changes the content of a document through its room, which journals it: 200, no event.</summary>
    Edit,

    /// <summary>Makes something new: 201. A repeat under the same key is answered, not done again.</summary>
    Create,
}

/// <summary>One line of a module: the one declaration from which both doors and the API's description are built.</summary>
internal abstract class ActionDefinition(ActionKind kind, string route, Permission permission, Type input, Type output)
{
    public const int UsualBodyLimit = 64 * 1024;

    /// <summary>The action's name, and its frame's type: <c>create_document</c>.</summary>
    public string Name { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(input.Name);

    public ActionKind Kind { get; } = kind;

    public string Verb { get; } = route[..route.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>The path under the prefix; its parameters carry the names of the input's fields.</summary>
    public string Path { get; } = route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public Permission Permission { get; } = permission;

    public Type Input { get; } = input;

    public Type Output { get; } = output;

    /// <summary>What has to be switched on in the workspace.</summary>
    public Feature Feature { get; init; }

    /// <summary>Whether whoever only came by a share link is refused, whatever the link gives.</summary>
    public bool MembersOnly { get; init; }

    /// <summary>Whether whoever leads the document's live session may do it too, as long as they may edit.</summary>
    public bool HostMay { get; init; }

    /// <summary>Whether the socket takes it too.</summary>
    public bool HasFrame { get; init; }

    public int BodyLimit { get; init; } = UsualBodyLimit;

    /// <summary>Whether the body is bytes, which the handler reads once the right is checked; the fields are in the query.</summary>
    public bool TakesBytes { get; init; }

    /// <summary>The field that a body of the type <c>application/json-patch+json</c> is.</summary>
    public string? PatchField { get; init; }

    /// <summary>Whether HEAD is answered too.</summary>
    public bool AnswersHead => Kind == ActionKind.Read && Verb == "GET" && typeof(IServedView).IsAssignableFrom(Output);

    /// <summary>Other things than JSON that the answer can be, for the API's description.</summary>
    public string? AlsoAnswers { get; init; }

    public bool Writes => Kind is ActionKind.Write or ActionKind.Create;

    public bool ForAnyone => typeof(IForAnyone).IsAssignableFrom(Input);

    public int Status => Kind switch
    {
        ActionKind.Create or ActionKind.Issue => 201,
        ActionKind.Write when typeof(IEmptyView).IsAssignableFrom(Output) => 204,
        _ => 200,
    };

    public abstract ActionRun Start(JsonObject fields, ActionContext context, JsonSerializerOptions json, IServiceProvider services);
}

/// <summary>One run of one action, its types hidden, so that the runner is one path for all.</summary>
internal abstract class ActionRun
{
    public abstract object Input { get; }

    public abstract ValueTask<Refusal?> PrepareAsync(CancellationToken cancellationToken);

    public abstract ValueTask<Outcome<object>> HandleAsync(CancellationToken cancellationToken);
}

internal sealed class ActionDefinition<TInput, TOutput, THandler>(ActionKind kind, string route, Permission permission)
    : ActionDefinition(kind, route, permission, typeof(TInput), typeof(TOutput))
    where TInput : class
    where TOutput : class
    where THandler : IHandler<TInput, TOutput>
{
    private static readonly ObjectFactory<THandler> Make = ActivatorUtilities.CreateFactory<THandler>([]);

    public override ActionRun Start(
        JsonObject fields, ActionContext context, JsonSerializerOptions json, IServiceProvider services)
    {
        var input = fields.Deserialize((JsonTypeInfo<TInput>)json.GetTypeInfo(typeof(TInput)))
            ?? throw new JsonException("There is no input.");
        return new Run(input, context, Make(services, null));
    }

    private sealed class Run(TInput input, ActionContext context, THandler handler) : ActionRun
    {
        public override object Input => input;

        public override ValueTask<Refusal?> PrepareAsync(CancellationToken cancellationToken) =>
            handler.Prepare(input, context, cancellationToken);

        public override async ValueTask<Outcome<object>> HandleAsync(CancellationToken cancellationToken)
        {
            var outcome = await handler.Handle(input, context, cancellationToken);
            return outcome.Refusal is { } refusal ? refusal : outcome.Value!;
        }
    }
}
