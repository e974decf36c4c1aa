using System.Text;
using Tutti.Server.Accounts.Profile.Pictures;
using Tutti.Tests.Support;

namespace Tutti.Tests.Accounts;

/// <summary>Pictures are read by their content and put together again.</summary>
public sealed class PictureTests
{
    private static readonly byte[] Page = Encoding.ASCII.GetBytes("<script>alert(1)</script>PK\u0003\u0004 GPS 52.5N");

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Exif(bool isLittle, byte orientation)
    {
        byte[] tiff = isLittle
            ? [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. "GPS 52.5N"u8]
            : [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. "GPS 52.5N"u8];
        byte[] data = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xE1, 0, (byte)(data.Length + 2), .. data];
    }

    private static byte[] Photograph(byte[] segment) => [0xFF, 0xD8, .. segment, .. TestPictures.Jpeg.AsSpan(2)];

    private static byte[] Clean(byte[] bytes)
    {
        var read = Picture.Read(bytes);
        Assert.Null(read.Refusal);
        return read.Value!.Bytes;
    }

    [Fact]
    public void Every_kind_is_known_by_its_content_and_keeps_its_size()
    {
        foreach (var (bytes, type) in new[]
        {
            (TestPictures.Png(24, 16), "image/png"),
            (TestPictures.Jpeg, "image/jpeg"),
            (TestPictures.LossyWebP, "image/webp"),
            (TestPictures.LosslessWebP, "image/webp"),
            (TestPictures.ClearWebP, "image/webp"),
        })
        {
            var picture = Picture.Read(bytes).Value!;
            Assert.Equal((type, 24, 16), (picture.Type, picture.Width, picture.Height));
            // Put together again, it is a picture of the same kind, and there is nothing more to take away.
            Assert.Equal(picture.Bytes, Clean(picture.Bytes));
            Assert.False(Holds(picture.Bytes, "ICC"));
        }
    }

    [Fact]
    [Covers("FI-05")]
    public void FI_05_What_travels_beside_the_pixels_is_left_behind()
    {
        foreach (var bytes in new byte[][]
        {
            [.. TestPictures.Png(24, 16, more: [("tEXt", Page), ("eXIf", Page), ("zTXt", Page)]), .. Page],
            [.. Photograph([0xFF, 0xFE, 0, (byte)(Page.Length + 2), .. Page]), .. Page],
            [.. Photograph(Exif(isLittle: false, 1))],
            [.. TestPictures.LossyWebP, .. Page],
            [.. TestPictures.ClearWebP, .. Page],
        })
        {
            Assert.True(Holds(bytes, "GPS"));
            var clean = Clean(bytes);
            Assert.False(Holds(clean, "GPS") || Holds(clean, "script") || Holds(clean, "PK\u0003\u0004"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_photograph_stays_the_right_side_up(bool isLittle)
    {
        for (byte side = 2; side <= 8; side++)
        {
            var clean = Clean(Photograph(Exif(isLittle, side)));
            Assert.Equal(side, ExifOrientation.Read(clean.AsSpan(6)));
            Assert.False(Holds(clean, "GPS"));
        }
        Assert.False(Holds(Clean(Photograph(Exif(isLittle, 1))), "Exif"));
        Assert.False(Holds(Clean(Photograph(Exif(isLittle, 9))), "Exif"));
    }

    [Fact]
    [Covers("FI-05")]
    public void FI_05_A_picture_that_would_be_huge_is_refused_before_it_is_unpacked()
    {
        Assert.Equal(Picture.TooManyPixels, Picture.Read(TestPictures.Png(50_000, 50_000, lines: 1)).Refusal);
        Assert.Equal(Picture.TooManyPixels, Picture.Read(TestPictures.Png(4097, 1)).Refusal);
        Assert.Null(Picture.Read(TestPictures.Png(4096, 64)).Refusal);
        byte[] jpeg = [.. TestPictures.Jpeg];
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 17]);
        (jpeg[frame + 5], jpeg[frame + 6], jpeg[frame + 7], jpeg[frame + 8]) = (0xC3, 0x50, 0xC3, 0x50);
        Assert.Equal(Picture.TooManyPixels, Picture.Read(jpeg).Refusal);
        byte[] webp = [.. TestPictures.LossyWebP];
        var key = webp.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        (webp[key + 3], webp[key + 4]) = (0xFF, 0x3F);
        Assert.Equal(Picture.TooManyPixels, Picture.Read(webp).Refusal);
    }

    [Fact]
    [Covers("FI-05")]
    public void FI_05_Pixels_that_unpack_to_more_or_less_than_the_size_says_are_refused()
    {
        // 10,000 lines of 3,000 pixels are 90 MB behind a picture of 3,000 by 10.
        var bomb = TestPictures.Png(3_000, 10, lines: 10_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Picture.None, Picture.Read(bomb).Refusal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 8 * 1024 * 1024);
        Assert.Equal(Picture.None, Picture.Read(TestPictures.Png(24, 16, lines: 15)).Refusal);
        Assert.Equal(Picture.None, Picture.Read(TestPictures.Png(24, 16, interlaced: true)).Refusal);
    }

    [Theory]
    [Covers("FI-05")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF89a/*\u0001\u0001*/=alert(1);")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM")]
    [InlineData("RIFF\u0010\u0000\u0000\u0000WAVEfmt ")]
    [InlineData("")]
    public void FI_05_What_is_no_picture_is_refused(string text) =>
        Assert.Equal(Picture.None, Picture.Read(Encoding.Latin1.GetBytes(text)).Refusal);

    [Fact]
    [Covers("FI-05")]
    public void FI_05_A_damaged_picture_is_refused_wherever_it_is_cut_and_never_throws()
    {
        foreach (var whole in new[] { TestPictures.Png(24, 16), TestPictures.Jpeg, TestPictures.LossyWebP, TestPictures.ClearWebP })
        {
            for (var length = 0; length < whole.Length; length++) Assert.NotNull(Picture.Read(whole.AsSpan(0, length)).Refusal);
        }
        var random = new Random(7);
        foreach (var whole in new[] { TestPictures.Png(24, 16), TestPictures.Jpeg, TestPictures.LosslessWebP, TestPictures.ClearWebP })
        {
            for (var i = 0; i < 5_000; i++)
            {
                byte[] broken = [.. whole];
                for (var flips = 0; flips < 3; flips++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
                if (Picture.Read(broken) is { Refusal: null } read) Assert.InRange(read.Value!.Width, 1, Picture.MostSide);
            }
        }
    }

    [Fact]
    public void A_moving_picture_is_refused()
    {
        byte[] moving = [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 23, 0, 0, 15, 0, 0];
        Assert.Equal(Picture.Moves, Picture.Read(moving).Refusal);
    }
}
