using System.Text.Json;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Documents that random histories left in yjs 13.2, and the content they must have for ever.</summary>
public sealed class OldDocumentTests
{
    private static readonly string[][] Lines = Read();

    [Fact]
    public void An_array_of_old_reads_as_it_did() => Reads("array", document => document.GetArray("array").ToJson());

    [Fact]
    public void A_map_of_old_reads_as_it_did() => Reads("map", document => document.GetMap("map").ToJson());

    [Fact]
    public void A_text_of_old_reads_as_it_did() =>
        Reads("text", document => YValue.FromJson(JsonDocument.Parse(document.GetText("text").ToDelta().ToJson()).RootElement));

    private static void Reads(string name, Func<YDoc, YValue> content)
    {
        var line = Assert.Single(Lines, line => line[0] == name);
        var update = Convert.FromBase64String(line[1]);
        var expected = YValue.FromJson(JsonDocument.Parse(line[2]).RootElement);
        var v2 = Update.Convert(update, UpdateFormat.V1, UpdateFormat.V2);
        foreach (var (bytes, format) in new[] { (update, UpdateFormat.V1), (v2, UpdateFormat.V2), (Update.Compact([update]), UpdateFormat.V1) })
        {
            using var document = new YDoc();
            document.ApplyUpdate(bytes, format: format);
            Assert.False(document.HasPending);
            Assert.Equal(expected, content(document));
            using var copy = new YDoc();
            copy.ApplyUpdate(document.EncodeStateAsUpdate());
            Assert.Equal(expected, content(copy));
        }
    }

    private static string[][] Read()
    {
        using var stream = typeof(OldDocumentTests).Assembly.GetManifestResourceStream("compatibility.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3))];
    }
}
