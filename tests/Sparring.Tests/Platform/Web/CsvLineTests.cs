using Sparring.Platform.Web;
using Xunit;

namespace Sparring.Tests.Platform.Web;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("-0,5", "-0,5")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("+12", "+12")]
    [InlineData("-1,5+2", "'-1,5+2")]
    [InlineData("=1,5", "'=1,5")]
    [InlineData("@sum", "'@sum")]
    public void A_figure_stays_a_figure_with_either_decimal_sign_and_a_formula_never_runs(string text, string cell) =>
        Assert.Equal(cell, CsvLine.Cell(text));
}
