using Tutti.Crdt.Tests.Vectors;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Updates;

public sealed class ObfuscationTests
{
    private static readonly byte[] Secrets = Convert.FromHexString(
        "01130100010104746578740184010002746581010201840103017486010404626f6c64046e756c6c850105197b2268726566223a2273757065727365"
        + "6372657475726c227d2101036d6170036b657901a8010701770773656372657432080105617272617901770a74657374737472696e67880109017d"
        + "2a87010a030e7365637265746e6f64656e616d652800010b046174747201770376616c89010b067365637265747600c30109010a020102c1010201"
        + "0301c4010f01030178c601100103046c696e6b046e756c6c460100046c696e6b077b2261223a317dc6010f011004626f6c64047472756501010400"
        + "01030107010f01");

    [Fact]
    public void Bytes_are_those_of_Yjs() => Assert.Equal(
        "0113010001010474657874018401000231318101020184010301338601040134046e756c6c850105027b7d2101036d6170013601880107017d070801"
        + "056172726179017d08880109017d0987010a03076e6f64652d31302800010b023131017d0b89010b0231327600c30109010a010dc10102010301c4"
        + "010f01030135c601100103023136046e756c6c460100023136087b2269223a31377dc6010f01100134087b2269223a31387d010104000103010701"
        + "0f01",
        Convert.ToHexStringLower(Update.Obfuscate(Secrets)));

    [Fact]
    public void The_shape_stays_and_the_content_does_not()
    {
        var (clear, hidden) = (new YDoc(), new YDoc());
        clear.ApplyUpdate(Secrets);
        hidden.ApplyUpdate(Update.Obfuscate(Secrets));
        Assert.Equal(clear.EncodeStateVector(), hidden.EncodeStateVector());
        var (delta, original) = (hidden.GetText("text").ToDelta(), clear.GetText("text").ToDelta());
        Assert.Equal(original.Count, delta.Count);
        Assert.Equal(original.Select(step => step.Text?.Length), delta.Select(step => step.Text?.Length));
        Assert.Equal(original.Select(step => step.Attributes?.Count), delta.Select(step => step.Attributes?.Count));
        Assert.Single(hidden.GetMap("map").Keys);
        var items = hidden.GetArray("array").ToArray();
        Assert.Equal(clear.GetArray("array").Count, items.Length);
        var json = string.Concat(items.Select(item => item.ToString())) + delta.ToJson() + hidden.GetMap("map").ToJson();
        foreach (var secret in (string[])["secret", "string", "bold", "href", "link", "attr", "val", "key", "42"])
            Assert.DoesNotContain(secret, json.Replace("attributes", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(hidden.Subdocuments, document => document.Guid != "secret");
    }

    [Fact]
    public void Recorded_updates_are_hidden_in_both_formats()
    {
        foreach (var (v1, v2, vector) in Samples.All)
        {
            Assert.Equal(vector, Update.EncodeStateVector(Update.Obfuscate(v1)));
            Assert.Equal(vector, Update.EncodeStateVector(Update.Obfuscate(v2, UpdateFormat.V2), UpdateFormat.V2));
        }
    }
}
