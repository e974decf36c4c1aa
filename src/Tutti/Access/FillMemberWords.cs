using Microsoft.Extensions.Hosting;
using Tutti.Store;

namespace Tutti.Access;

/// <summary>At start: works out the words of members that an older version of Tutti let in.</summary>
internal sealed class FillMemberWords(IStore store) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync() is { Count: > 0 } people)
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            foreach (var (id, name) in people) await MemberWords.RenameAsync(transaction.Db, new PersonId(Guid.Parse(id)), Words.Line(name));
            await transaction.CommitAsync();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IReadOnlyList<(string Id, string Name)>> NextAsync()
    {
        using var connection = store.OpenRead();
        return await new Db(connection, null).ListAsync<(string, string)>(
            """
            SELECT DISTINCT p.id, p.name FROM membership m JOIN person p ON p.id = m.person_id WHERE m.name_words IS NULL LIMIT 500
            """);
    }
}
