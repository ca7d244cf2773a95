using System.Globalization;
using Sparring.Platform.Texts;
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
    [InlineData("5. marts 2027")]
    [InlineData("5.\u00A0marts\u00A02027")]
    public void A_day_is_read_as_it_is_written_in_either_language(string written) =>
        Assert.Equal(new DateOnly(2027, 3, 5), Form.DateOf(written));

    [Theory]
    [InlineData("da", "5.3.2027")]
    [InlineData("en", "5/3/2027")]
    public void A_day_stands_in_a_field_as_readers_of_its_language_write_it_and_is_read_again(
        string language,
        string written
    )
    {
        var (before, day) = (CultureInfo.CurrentUICulture, new DateOnly(2027, 3, 5));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.Equal(written, day.Typed());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(day, Form.DateOf(written));
    }

    [Theory]
    [InlineData("31/2/2027")]
    [InlineData("3/25/2027")]
    [InlineData("5 Marts")]
    public void What_is_no_day_is_none(string written) => Assert.Null(Form.DateOf(written));
}
