using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Tests.Encoding;

/// <summary>Bytes as lib0 0.2.120 wrote them.</summary>
public sealed class Lib0Tests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(1, "01")]
    [InlineData(127, "7f")]
    [InlineData(128, "8001")]
    [InlineData(16383, "ff7f")]
    [InlineData(16384, "808001")]
    [InlineData(2147483648, "8080808008")]
    [InlineData(9007199254740991, "ffffffffffffff0f")]
    public void An_unsigned_number_has_the_bytes_of_lib0(long value, string hex)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(value);
        Assert.Equal(hex, Convert.ToHexStringLower(output.Written));
        var input = new Lib0Reader(output.Written);
        Assert.Equal(value, input.ReadVarUint());
        input.End();
    }

    [Theory]
    [InlineData(-1, "41")]
    [InlineData(-2147483648, "c080808010")]
    [InlineData(-64, "c001")]
    [InlineData(-9007199254740991, "ffffffffffffff1f")]
    [InlineData(0, "00")]
    [InlineData(1, "01")]
    [InlineData(63, "3f")]
    [InlineData(64, "8001")]
    [InlineData(8191, "bf7f")]
    [InlineData(8192, "808001")]
    [InlineData(9007199254740991, "bfffffffffffff1f")]
    public void A_signed_number_has_the_bytes_of_lib0(long value, string hex)
    {
        var output = new Lib0Writer();
        output.WriteVarInt(value);
        Assert.Equal(hex, Convert.ToHexStringLower(output.Written));
        Assert.Equal(value, new Lib0Reader(output.Written).ReadVarInt());
    }

    [Theory]
    [InlineData(-0.0, "7d40")]
    [InlineData(-1, "7d41")]
    [InlineData(-2147483647, "7dffffffff0f")]
    [InlineData(-2147483648, "7ccf000000")]
    [InlineData(0, "7d00")]
    [InlineData(0.1, "7b3fb999999999999a")]
    [InlineData(0.5, "7c3f000000")]
    [InlineData(1, "7d01")]
    [InlineData(1e+300, "7b7e37e43c8800759c")]
    [InlineData(2147483647, "7dbfffffff0f")]
    [InlineData(2147483648, "7c4f000000")]
    [InlineData(9007199254740991, "7b433fffffffffffff")]
    [InlineData(double.NaN, "7b7ff8000000000000")]
    [InlineData(double.PositiveInfinity, "7c7f800000")]
    public void A_number_as_any_value_has_the_bytes_of_lib0(double value, string hex)
    {
        var output = new Lib0Writer();
        output.WriteAny(value);
        Assert.Equal(hex, Convert.ToHexStringLower(output.Written));
    }

    [Theory]
    [InlineData(-0.0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0, "0")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.000001234, "0.000001234")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(1.7976931348623157e+308, "1.7976931348623157e+308")]
    [InlineData(100, "100")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(123.456, "123.456")]
    [InlineData(123456789012345680000d, "123456789012345680000")]
    [InlineData(1e+21, "1e+21")]
    [InlineData(1e+23, "1e+23")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(9007199254740992, "9007199254740992")]
    public void A_number_in_json_reads_as_javascript_writes_it(double value, string text) =>
        Assert.Equal(text, JavaScriptNumber.Format(value));

    [Fact]
    public void An_object_as_any_value_has_the_bytes_of_lib0()
    {
        var output = new Lib0Writer();
        output.BeginAnyObject(5);
        output.WriteVarString("a");
        output.BeginAnyArray(4);
        output.WriteAny(1);
        output.WriteAnyNull();
        output.WriteAnyUndefined();
        output.WriteAny(true);
        output.WriteVarString("b");
        output.WriteAny("é\ud83d");
        output.WriteVarString("c");
        output.WriteAnyBigInt(10);
        output.WriteVarString("d");
        output.WriteAnyBytes([1, 2]);
        output.WriteVarString("e");
        output.WriteAny(0.5);
        Assert.Equal(
            "7605016175047d017e7f7801627705c3a9efbfbd01637a000000000000000a01647402010201657c3f000000",
            Convert.ToHexStringLower(output.Written));
        var input = new Lib0Reader(output.Written);
        input.SkipAny(2);
        input.End();
    }

    [Fact]
    public void Values_deeper_than_asked_for_are_refused()
    {
        byte[] nested = [117, 1, 117, 1, 126];
        Assert.Equal(CrdtError.TooDeep, Assert.Throws<CrdtException>(() => new Lib0Reader(nested).SkipAny(1)).Error);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        byte[] surrogate = [3, 0xed, 0xa0, 0x80];
        Assert.Equal(CrdtError.InvalidText, Assert.Throws<CrdtException>(() => new Lib0Reader(surrogate).ReadVarString()).Error);
    }

    [Fact]
    public void Text_is_counted_in_utf16_units()
    {
        var output = new Lib0Writer();
        output.WriteVarString("a😀é");
        new Lib0Reader(output.Written).ReadVarString(out var units);
        Assert.Equal(4, units);
    }
}
