using Sparring.Platform.Web;
using Xunit;

namespace Sparring.Tests.Platform.Web;

public sealed class FormTests
{
    [Theory]
    [InlineData("2027-03-05")]
    [InlineData("5.3.2027")]
    [InlineData("05-03-2027")]
    [InlineData("5/3 2027")]
    [InlineData("5/3/2027")]
    [InlineData("5 March 2027")]
    [InlineData("5\u00A0March\u00A02027")]
    public void A_day_is_read_as_it_is_written_in_either_language(string written) =>
        Assert.Equal(new DateOnly(2027, 3, 5), Form.DateOf(written));

    [Theory]
    [InlineData("31/2/2027")]
    [InlineData("3/25/2027")]
    [InlineData("5 Marts")]
    public void What_is_no_day_is_none(string written) => Assert.Null(Form.DateOf(written));
}
