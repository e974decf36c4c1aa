using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Tests.Encoding;

/// <summary>Columns as lib0 0.2.120 wrote them.</summary>
public sealed class RunLengthTests
{
    [Fact]
    public void Numbers_that_repeat_have_the_bytes_of_lib0()
    {
        long[] values = [0, 0, 0, 5, 7, 7, 1, 300];
        var encoder = new UintOptRleEncoder();
        foreach (var value in values) encoder.Write(value);
        Assert.Equal("400105470001ac04", Convert.ToHexStringLower(encoder.Finish()));
        var decoder = new UintOptRleDecoder(encoder.Finish());
        foreach (var value in values) Assert.Equal(value, decoder.Read());
    }

    [Fact]
    public void Clocks_that_step_evenly_have_the_bytes_of_lib0()
    {
        long[] values = [0, 1, 2, 3, 10, 9, 8, 500, 500];
        var encoder = new IntDiffOptRleEncoder();
        foreach (var value in values) encoder.Write(value);
        var bytes = encoder.Finish();
        Assert.Equal("0003010e4100980f00", Convert.ToHexStringLower(bytes));
        var decoder = new IntDiffOptRleDecoder(bytes);
        foreach (var value in values) Assert.Equal(value, decoder.Read());
    }

    [Fact]
    public void Bytes_that_repeat_have_the_bytes_of_lib0()
    {
        byte[] values = [4, 4, 4, 132, 132, 0];
        var encoder = new RleEncoder();
        foreach (var value in values) encoder.Write(value);
        Assert.Equal("0402840100", Convert.ToHexStringLower(encoder.Finish()));
        var decoder = new RleDecoder(encoder.Finish());
        foreach (var value in values) Assert.Equal(value, decoder.Read());
        Assert.Equal(0, decoder.Read());
    }

    [Fact]
    public void Strings_have_the_bytes_of_lib0()
    {
        string[] values = ["a", "bc", "", "é😀", "a", "b"];
        var encoder = new StringEncoder();
        foreach (var value in values) encoder.Write(System.Text.Encoding.UTF8.GetBytes(value));
        var output = new Lib0Writer();
        encoder.Finish(output);
        Assert.Equal("0b616263c3a9f09f98806162010200034100", Convert.ToHexStringLower(output.Written));
        var decoder = new StringDecoder(output.Written);
        foreach (var value in values)
        {
            var copy = new Lib0Writer();
            decoder.CopyTo(copy, new Lib0Writer());
            Assert.Equal(value, System.Text.Encoding.UTF8.GetString(new Lib0Reader(copy.Written).ReadVarString()));
        }
    }
}
