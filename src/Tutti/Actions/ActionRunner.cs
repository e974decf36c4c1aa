using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Actions;

/// <summary>The one path under every door, in seven steps. What a person can cause ends in a refusal, never in an exception.</summary>
internal sealed partial class ActionRunner(
    IStore store,
    ActionRights rights,
    RepeatAnswers repeats,
    EventLog events,
    Dispatcher dispatcher,
    ActionJson json,
    IServiceProvider services,
    IOptions<ActionsOptions> options,
    TimeProvider clock,
    ILogger<ActionRunner> logger)
{
    // How often a transaction is run when others are in its way.
    private const int MostTries = 4;

    private readonly Budget _perPerson = new(options.Value.PerPersonAndMinute, TimeSpan.FromMinutes(1), clock);
    private readonly Budget _perAddress = new(options.Value.PerAddressAndMinute, TimeSpan.FromMinutes(1), clock);

    public async ValueTask<Answer> RunAsync(
        ActionDefinition action, JsonObject fields, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            using var context = new ActionContext(caller, clock, store);
            var answer = await StepsAsync(action, fields, context, cancellationToken);
            if (answer.Refusal is { Code: not (RefusalCode.InvalidMessage or RefusalCode.Conflict) } refusal)
                Refused(logger, action.Name, context.Who?.Person.Id, caller.Address, refusal.WireCode);
            return answer;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(logger, action.Name, exception);
            return Answer.Refused(AfterFailure(store.Judge(exception)));
        }
    }

    private static Refusal AfterFailure(StoreFailure failure) => failure switch
    {
        StoreFailure.Collision => new Refusal(RefusalCode.Conflict, "Somebody else changed this at the same moment; look, and try again."),
        StoreFailure.Away => new Refusal(RefusalCode.Unavailable, "The server cannot reach its data just now; try again in a moment."),
        StoreFailure.Unknown => new Refusal(RefusalCode.Unavailable, "It is not known whether this was done; look before you try again."),
        _ => new Refusal(RefusalCode.Internal, "Something went wrong on the server."),
    };

    private async ValueTask<Answer> StepsAsync(
        ActionDefinition action, JsonObject fields, ActionContext context, CancellationToken cancellationToken)
    {
        if (context.Who is null && !action.ForAnyone)
            return Answer.Refused(new Refusal(RefusalCode.NotAuthenticated, "Sign in first."));

        // 1 bind: the route's values and the body's or frame's fields become one record.
        var (run, unbound) = Bind(action, fields, context);
        if (run is null) return Answer.Refused(unbound!);

        // 2 budget: only a proven identity is a key, so nobody spends another's.
        if (Budgeted(context) is { } wait)
            return Answer.Refused(new Refusal(RefusalCode.RateLimited, "Too many requests; wait a moment.", wait));

        // 3 right: in the place that the input names.
        if (await rights.CheckAsync(action, run.Input, context, cancellationToken) is { } forbidden)
            return Answer.Refused(forbidden);

        // 4 replay: after the right, so that someone removed meanwhile is not answered from memory.
        var repeat = RepeatAnswers.KeyOf(action, fields, context.Caller);
        if (repeat is not null && await RepeatAnswers.FindAsync(context.Db, repeat) is { } stored) return stored;

        // 5 valid: then the slow work that needs no transaction.
        if ((run.Input as IValidated)?.Validate() is { } invalid) return Answer.Refused(invalid);
        if (await run.PrepareAsync(cancellationToken) is { } unprepared) return Answer.Refused(unprepared);

        if (!action.Writes) return AnswerOf(action, await run.HandleAsync(cancellationToken));
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WriteAsync(action, run, repeat, context, cancellationToken);
            }
            catch (Exception failure) when (tries < MostTries && MayTryAgain(failure, tries))
            {
                // Everything but the transaction was left alone, so the handler can be run again.
                Again(logger, action.Name, tries, failure.Message);
                context.StartOver();
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * tries)), clock, cancellationToken);
            }
        }
    }

    // A connection that broke while it lay in the pool is not met twice.
    private bool MayTryAgain(Exception failure, int tries) =>
        store.Judge(failure) is var meaning && (meaning == StoreFailure.Collision || (meaning == StoreFailure.Away && tries == 1));

    private async ValueTask<Answer> WriteAsync(
        ActionDefinition action, ActionRun run, RepeatKey? repeat, ActionContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventRow> rows;
        Answer answer;
        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            context.Use(transaction);
            // Two equal requests at once: the second finds the key taken, and the first one's answer committed.
            if (repeat is not null && !await repeats.ClaimAsync(context, repeat))
                return (await RepeatAnswers.FindAsync(context.Db, repeat))!;

            // 6 handler: its changes and what happened, or a refusal and nothing.
            answer = AnswerOf(action, await run.HandleAsync(cancellationToken));
            if (answer.Refusal is not null && !context.KeepsChanges) return answer;

            // 7 event: in the same transaction; commit; then tell everyone.
            rows = await events.AppendAsync(context);
            if (repeat is not null) await RepeatAnswers.StoreAsync(context.Db, repeat, answer);
            await transaction.CommitAsync();
        }
        await dispatcher.DispatchAsync(rows);
        return answer;
    }

    private (ActionRun? Run, Refusal? Refusal) Bind(ActionDefinition action, JsonObject fields, ActionContext context)
    {
        var missing = json.Options.GetTypeInfo(action.Input).Properties
            .FirstOrDefault(property => property.IsRequired && !fields.ContainsKey(property.Name));
        if (missing is not null)
            return (null, new Refusal(RefusalCode.InvalidMessage, $"The field {missing.Name} is missing."));
        try
        {
            return (action.Start(fields, context, json.Options, services), null);
        }
        catch (JsonException exception)
        {
            var field = exception.Path?.Replace("$.", "", StringComparison.Ordinal) ?? "";
            // What cannot be an id is the id of nothing.
            return (null, action.Path.Contains("{" + field + "}", StringComparison.Ordinal)
                ? ActionRights.NoSuchThing
                : new Refusal(RefusalCode.InvalidMessage, $"The field {field} is not what it should be."));
        }
    }

    private TimeSpan? Budgeted(ActionContext context) => context.Who is { } who
        ? _perPerson.Take(who.Person.Id.ToString())
        : _perAddress.Take(context.Caller.Address);

    private Answer AnswerOf(ActionDefinition action, Outcome<object> outcome)
    {
        if (outcome.Refusal is { } refusal) return Answer.Refused(refusal);
        var view = outcome.Value!;
        return new Answer(action.Status, view is IEmptyView or IRawView or IServedView ? default : json.Write(view), view, null);
    }

    [LoggerMessage(211, LogLevel.Information, "{Action} by {Person} from {Address} was refused: {Code}")]
    private static partial void Refused(ILogger logger, string action, PersonId? person, string address, string code);

    [LoggerMessage(213, LogLevel.Information, "{Action} is run again after try {Tries}: {Reason}")]
    private static partial void Again(ILogger logger, string action, int tries, string reason);

    [LoggerMessage(212, LogLevel.Error, "{Action} failed")]
    private static partial void Failed(ILogger logger, string action, Exception exception);
}
