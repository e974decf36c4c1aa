namespace Tutti.Actions;

/// <summary>What one action does. A handler lives for one run, so it may keep what it prepared in its fields.</summary>
internal interface IHandler<in TInput, TOutput>
{
    /// <summary>
    /// Slow work that needs no transaction (hashing a password, encoding a first content). It runs before the
    /// transaction opens, because there is one writer at a time.
    /// </summary>
    ValueTask<Refusal?> Prepare(TInput input, ActionContext context, CancellationToken cancellationToken) => new((Refusal?)null);

    /// <summary>
    /// The change itself, inside the transaction (a read has none). It raises the events that say what happened. When another
    /// transaction was in the way it is undone and run again, so what it changes in memory waits for the commit.
    /// </summary>
    ValueTask<Outcome<TOutput>> Handle(TInput input, ActionContext context, CancellationToken cancellationToken);
}

/// <summary>An input that knows its own rules of form. Checked after the right, so that refusals leak nothing.</summary>
internal interface IValidated
{
    Refusal? Validate();
}

/// <summary>An action inside a workspace: the person needs the permission there.</summary>
internal interface IInWorkspace
{
    WorkspaceId WorkspaceId { get; }
}

/// <summary>An action in a workspace that may have been deleted, such as bringing it back.</summary>
internal interface IInDeletedWorkspace : IInWorkspace;

/// <summary>An action on a document: the person needs the permission there.</summary>
internal interface IInDocument
{
    DocumentId DocumentId { get; }
}

/// <summary>An action for people who are not signed in, such as signing in.</summary>
internal interface IForAnyone;
