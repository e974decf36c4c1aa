using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Tutti.Kinds;

namespace Tutti.Actions.OpenApi;

/// <summary>Describes every registered action as OpenAPI 3.1: the same declaration that the doors are built from.</summary>
internal sealed partial class ApiDocument(ActionRegistry registry, ActionJson json, DocumentKinds kinds, IOptions<TuttiOptions> options)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public string Write()
    {
        var schemas = new ApiSchemas(json, kinds);
        var paths = new JsonObject();
        foreach (var action in registry.All)
        {
            var path = $"{options.Value.Prefix}/{action.Path}";
            if (paths[path] is not JsonObject item) paths[path] = item = [];
            item[action.Verb.ToLowerInvariant()] = Operation(action, schemas);
        }
        var problem = schemas.Reference(typeof(Problem));
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Tutti", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.Named,
                ["responses"] = new JsonObject { ["Problem"] = Body("What went wrong.", "application/problem+json", problem) },
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "tutti_session" },
                },
            },
        };
        return document.ToJsonString(Indented) + "\n";
    }

    private JsonObject Operation(ActionDefinition action, ApiSchemas schemas)
    {
        var inPath = PathParameter().Matches(action.Path).Select(match => match.Groups["name"].Value).ToList();
        var rest = json.Options.GetTypeInfo(action.Input).Properties.Where(property => !inPath.Contains(property.Name)).ToList();
        var operation = new JsonObject
        {
            ["operationId"] = action.Name,
            ["tags"] = new JsonArray(action.Path.Split('/')[0]),
            ["summary"] = char.ToUpperInvariant(action.Name[0]) + action.Name[1..].Replace('_', ' '),
            ["parameters"] = Parameters(action, inPath, rest, schemas),
        };
        if (action.TakesBytes)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/octet-stream", Bytes()) };
        }
        else if (action.Verb != "GET" && rest.Count > 0)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = rest.Any(property => property.IsRequired),
                ["content"] = Content("application/json", schemas.Reference(action.Input, inPath)),
            };
            if (action.PatchField is not null)
            {
                operation["requestBody"]!["content"]!["application/json-patch+json"] = new JsonObject
                {
                    ["schema"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } },
                };
            }
        }
        operation["responses"] = new JsonObject
        {
            [action.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Answer(action, schemas),
            ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" },
        };
        if (action.AnswersHead)
        {
            operation["responses"]!["206"] = Body("The part that Range asks for.", "application/octet-stream", Bytes());
            operation["responses"]!["304"] = new JsonObject { ["description"] = "Still what If-None-Match names." };
        }
        operation["security"] = action.ForAnyone
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() });
        return operation;
    }

    private JsonArray Parameters(ActionDefinition action, List<string> inPath, List<JsonPropertyInfo> rest, ApiSchemas schemas)
    {
        var all = json.Options.GetTypeInfo(action.Input).Properties;
        var parameters = inPath.Select(name => Parameter("path", name, true, schemas.OfProperty(all.First(property => property.Name == name))));
        if (action.Verb == "GET" || action.TakesBytes)
            parameters = parameters.Concat(rest.Select(one => Parameter("query", one.Name, one.IsRequired, schemas.OfProperty(one))));
        if (action is { Kind: ActionKind.Create, ForAnyone: false })
            parameters = parameters.Append(Parameter("header", "Idempotency-Key", false, new JsonObject { ["type"] = "string" }));
        if (action.Output == typeof(Features.Documents.ChangedView))
            parameters = parameters.Append(Parameter("header", "If-Match", false, new JsonObject { ["type"] = "string" }));
        return new JsonArray([.. parameters]);
    }

    private static JsonObject Answer(ActionDefinition action, ApiSchemas schemas)
    {
        if (action.Status == 204) return new JsonObject { ["description"] = "Done." };
        if (typeof(IServedView).IsAssignableFrom(action.Output)) return Served(action);
        if (!typeof(IRawView).IsAssignableFrom(action.Output))
            return Body("Done.", "application/json", schemas.Reference(action.Output));
        var answer = Body("The content.", "application/json", new JsonObject { ["type"] = "object" });
        if (action.AlsoAnswers is { } type) answer["content"]![type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        return answer;
    }

    // An update that was taken in is answered with the version that holds it.
    private static JsonObject Served(ActionDefinition action)
    {
        if (action.AlsoAnswers is { } file) return Body("The file.", file, new JsonObject { ["type"] = "string" });
        var answer = Body("The bytes.", "application/octet-stream", Bytes());
        if (action.TakesBytes)
            answer["content"]!["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Changed" } };
        return answer;
    }

    private static JsonObject Parameter(string place, string name, bool required, JsonNode schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["schema"] = schema,
    };

    private static JsonObject Bytes() => new() { ["type"] = "string", ["format"] = "binary" };

    private static JsonObject Body(string description, string type, JsonNode schema) =>
        new() { ["description"] = description, ["content"] = Content(type, schema) };

    private static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathParameter();
}
