using System.Text.Json.Serialization;
using Tutti.Client;

namespace Tutti.Cli.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DocumentInfo))]
internal sealed partial class CliJson : JsonSerializerContext;
