using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Features.Documents;
using Tutti.Features.Workspaces;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Guests;

/// <summary>Comes in without an account: a person, a workspace, and one example of each kind of document.</summary>
internal sealed record Guest(string? Name = null) : IForAnyone, IValidated
{
    public Refusal? Validate() => string.IsNullOrWhiteSpace(Name) ? null : PlainText.CheckName("name", Name);
}

internal sealed class GuestHandler(
    IOptions<AccountsOptions> options,
    IHostEnvironment environment,
    SessionLife sessions,
    Memberships memberships,
    ExampleDocuments examples) : IHandler<Guest, SessionView>
{
    private static readonly string[] Animals =
        ["Otter", "Heron", "Lynx", "Finch", "Badger", "Wren", "Marten", "Osprey", "Hare", "Newt", "Robin", "Seal", "Swift", "Vole"];

    public ValueTask<Refusal?> Prepare(Guest input, ActionContext context, CancellationToken cancellationToken) =>
        new(options.Value.WelcomesGuests(environment)
            ? null
            : new Refusal(RefusalCode.PermissionDenied, "Guests are not welcome on this server; make an account."));

    public async ValueTask<Outcome<SessionView>> Handle(Guest input, ActionContext context, CancellationToken cancellationToken)
    {
        var id = PersonId.New();
        var account = new Account { Id = id, Name = NameOf(input), Color = PersonColors.At(await AccountStore.CountAsync(context.Db)), IsGuest = true };
        await Memberships.RememberAsync(context.Db, account.ToPerson());
        await AccountStore.InsertAsync(context.Db, account, context.At);
        var view = await sessions.StartAsync(context, account);
        context.Raise(new GuestArrived());

        var made = await new CreateWorkspaceHandler(memberships).Handle(
            new CreateWorkspace("My workspace"), context, cancellationToken);
        var workspace = made.Value!.Id;
        await examples.CreateAsync(workspace, context, cancellationToken);
        return view with { WorkspaceId = workspace };
    }

    private static string NameOf(Guest input)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) return "Guest " + Animals[RandomNumberGenerator.GetInt32(Animals.Length)];
        var name = input.Name.Trim();
        return name.Length <= Person.LongestName ? name : name[..Person.LongestName].TrimEnd();
    }
}
