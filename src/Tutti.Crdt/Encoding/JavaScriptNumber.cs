using System.Globalization;

namespace Tutti.Crdt.Encoding;

/// <summary>Numbers as JSON.stringify writes them: decimal up to 21 digits, not a number as null.</summary>
internal static class JavaScriptNumber
{
    private const int MostDecimalDigits = 21;
    private const int MostLeadingZeros = 6;

    public static string Format(double value)
    {
        if (!double.IsFinite(value)) return "null";
        if (value == 0) return "0";
        var (sign, digits, point) = Shortest(value);
        if (point > MostDecimalDigits || point <= -MostLeadingZeros) return sign + Exponential(digits, point - 1);
        if (point <= 0) return sign + "0." + new string('0', -point) + digits;
        if (digits.Length <= point) return sign + digits.PadRight(point, '0');
        return sign + digits[..point] + "." + digits[point..];
    }

    private static string Exponential(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }

    // .NET and JavaScript agree on the shortest digits and only lay them out differently.
    private static (string Sign, string Digits, int Point) Shortest(double value)
    {
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var dotAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var point = dotAt < 0 ? mantissa.Length : dotAt;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (value < 0 ? "-" : "", digits.TrimEnd('0'), point - (all.Length - digits.Length) + exponent);
    }
}
