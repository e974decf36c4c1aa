using Microsoft.Extensions.Hosting;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>At start: works out the words of titles that an older version of Tutti stored.</summary>
internal sealed class FillDocumentWords(IStore store) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync() is { Count: > 0 } documents)
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            foreach (var document in documents) await FillAsync(transaction.Db, document);
            await transaction.CommitAsync();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IReadOnlyList<Document>> NextAsync()
    {
        using var connection = store.OpenRead();
        return await new Db(connection, null).ListAsync<Document>(
            "SELECT id, workspace_id, title FROM document WHERE title_words IS NULL LIMIT 500");
    }

    private static async Task FillAsync(Db db, Document document)
    {
        var line = Words.Line(document.Title);
        await db.RunAsync("UPDATE document SET title_words = @line WHERE id = @Id", new { document.Id, line });
        await DocumentWords.AddAsync(db, document.WorkspaceId, document.Id, line);
    }
}
