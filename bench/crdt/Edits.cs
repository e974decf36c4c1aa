namespace Tutti.Crdt.Bench;

/// <summary>One change of a text at a position.</summary>
internal readonly record struct Edit(int Index, int Deleted, string Inserted);

/// <summary>The edits of a trace as peer.mjs derives them from its updates: a JSON array [index, deleted, inserted] a line.</summary>
internal static class Edits
{
    public static List<Edit> Read(string path)
    {
        var edits = new List<Edit>();
        foreach (var line in File.ReadLines(path))
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            edits.Add(new Edit(json.RootElement[0].GetInt32(), json.RootElement[1].GetInt32(), json.RootElement[2].GetString()!));
        }

        return edits;
    }
}
