using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Tutti.Access;
using Tutti.Access.Tokens;

namespace Tutti.Actions;

/// <summary>The HTTP door: binds a request to an action's fields, runs it, writes the answer or a problem.</summary>
internal sealed class HttpDoor(ActionRunner runner, OriginPolicy origins, RequestIdentity identity, ActionJson json)
{
    private const int LongestKey = 200, LongestAgent = 400;

    public async Task RunAsync(ActionDefinition action, HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !origins.MayChange(request))
        {
            await RefuseAsync(http, new Refusal(RefusalCode.PermissionDenied, "This origin may not do that."));
            return;
        }
        var (fields, refusal, status) = await ReadAsync(action, http);
        if (fields is null)
        {
            await RefuseAsync(http, refusal!, status);
            return;
        }
        var caller = await CallerOfAsync(http) with { Body = () => BodyAsync(action, http) };
        await WriteAsync(http, await runner.RunAsync(action, fields, caller, http.RequestAborted));
    }

    public async Task RefuseAsync(HttpContext http, Refusal refusal, int? status = null)
    {
        http.Response.StatusCode = status ?? refusal.Status;
        if (refusal.Code == RefusalCode.NotAuthenticated) http.Response.Headers.WWWAuthenticate = "Bearer";
        if (refusal.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var title = ReasonPhrases.GetReasonPhrase(http.Response.StatusCode);
        var problem = new Problem(
            title,
            http.Response.StatusCode,
            refusal.Message,
            refusal.WireCode,
            (long?)refusal.RetryAfter?.TotalMilliseconds,
            refusal.Conflict,
            refusal.Lock);
        await WriteAsync(http, json.Write(problem), "application/problem+json");
    }

    private async ValueTask<Caller> CallerOfAsync(HttpContext http) => new(
        await identity.OfAsync(http),
        http.Connection.RemoteIpAddress?.ToString() ?? "",
        http.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] ? key : null,
        http.Request.Headers.Accept.ToString(),
        OriginPolicy.OwnOrigin(http.Request))
    {
        IfMatch = http.Request.Headers.IfMatch is [{ Length: > 0 } tag] ? tag : null,
        Agent = http.Request.Headers.UserAgent.ToString() is var agent && agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
    };

    private async Task WriteAsync(HttpContext http, Answer answer)
    {
        if (answer.Refusal is { } refusal)
        {
            await RefuseAsync(http, refusal);
            return;
        }
        if (answer.View is IServedView served)
        {
            await served.ServeAsync(http);
            return;
        }
        http.Response.StatusCode = answer.Status;
        (answer.View as IHttpView)?.Apply(http);
        if (answer.View is ITaggedView && IsKnown(http, answer.Body.Span)) http.Response.StatusCode = StatusCodes.Status304NotModified;
        if (http.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) return;
        if (answer.View is IRawView raw) await WriteAsync(http, raw.Bytes, raw.ContentType);
        else if (answer.Body.Length > 0) await WriteAsync(http, answer.Body, "application/json; charset=utf-8");
    }

    private static bool IsKnown(HttpContext http, ReadOnlySpan<byte> body)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch == tag;
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body, string type)
    {
        // Answers depend on who asks, and some hold tokens.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private async ValueTask<(JsonObject? Fields, Refusal? Refusal, int? Status)> ReadAsync(
        ActionDefinition action, HttpContext http)
    {
        if (http.Request.Headers["Idempotency-Key"] is [{ Length: > LongestKey }])
            return (null, new Refusal(RefusalCode.InvalidMessage, "The Idempotency-Key is too long."), null);
        var fields = new JsonObject();
        if (HttpMethods.IsGet(action.Verb) || action.TakesBytes)
        {
            var types = json.Options.GetTypeInfo(action.Input).Properties.ToDictionary(
                field => field.Name, field => field.PropertyType, StringComparer.Ordinal);
            foreach (var (name, value) in http.Request.Query) fields[name] = QueryValue(types.GetValueOrDefault(name), value.ToString());
        }
        else if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            if (!http.Request.HasJsonContentType())
                return (null, new Refusal(RefusalCode.InvalidMessage, "The body has to be application/json."), 415);
            if (await BodyAsync(action, http) is not { } body)
                return (null, new Refusal(RefusalCode.TooLarge, "The body is too large."), null);
            var isPatch = action.PatchField is not null && http.Request.ContentType!.StartsWith("application/json-patch+json", StringComparison.OrdinalIgnoreCase);
            if ((isPatch ? ActionJson.ReadArray(body, action.PatchField!) : ActionJson.ReadObject(body)) is not { } read)
                return (null, new Refusal(RefusalCode.InvalidMessage, "The body is not a JSON object, or has a key twice."), null);
            fields = read;
        }
        // A route's value wins over a field of the same name: it is what the address says.
        foreach (var (name, value) in http.Request.RouteValues) fields[name] = (string?)value;
        return (fields, null, null);
    }

    // Everything in a query is text; what the field is says how it is read.
    private static JsonValue QueryValue(Type? type, string text)
    {
        var isNumber = type == typeof(int?) || type == typeof(long?);
        if (isNumber && long.TryParse(text, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
        return type == typeof(bool?) && (text is "true" or "false") ? JsonValue.Create(text == "true") : JsonValue.Create(text);
    }

    private static async ValueTask<byte[]?> BodyAsync(ActionDefinition action, HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = action.BodyLimit;
        if (http.Request.ContentLength > action.BodyLimit) return null;
        try
        {
            using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return body.Length == body.Capacity ? body.GetBuffer() : body.ToArray();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}

/// <summary>An RFC 9457 problem with the protocol's code.</summary>
internal sealed record Problem(
    string Title, int Status, string Detail, string Code, long? RetryAfterMs, JsonElement? Conflict = null, JsonElement? Lock = null);
