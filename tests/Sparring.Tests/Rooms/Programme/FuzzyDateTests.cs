using FsCheck;
using FsCheck.Fluent;
using Sparring.Rooms.Programme.Contract;
using Xunit;

namespace Sparring.Tests.Rooms.Programme;

public sealed class FuzzyDateTests
{
    [Theory]
    [InlineData("2018-06-08", "8. juni 2018", "8 June 2018")]
    [InlineData("2018-11-08/2018-11-09", "8.–9. november 2018", "8–9 November 2018")]
    [InlineData("2018-11-23/2018-12-14", "23. november – 14. december 2018", "23 November – 14 December 2018")]
    [InlineData("2018-12-24/2019-01-03", "24. december 2018 – 3. januar 2019", "24 December 2018 – 3 January 2019")]
    [InlineData("2018-04", "april 2018", "April 2018")]
    [InlineData("2018-06/2018-11", "juni – november 2018", "June – November 2018")]
    [InlineData("2018-12/2019-01", "december 2018 – januar 2019", "December 2018 – January 2019")]
    [InlineData("2020-W34", "uge 34, 2020", "week 34, 2020")]
    [InlineData("2020-W34/2020-W36", "uge 34–36, 2020", "week 34–36, 2020")]
    [InlineData("2020-09-early", "primo september 2020", "early September 2020")]
    [InlineData("2020-09-mid", "medio september 2020", "mid-September 2020")]
    [InlineData("2020-09-late", "ultimo september 2020", "late September 2020")]
    [InlineData("2020-late", "ultimo 2020", "late 2020")]
    [InlineData("2020-mid", "medio 2020", "mid-2020")]
    [InlineData("2020", "2020", "2020")]
    public void A_date_prints_as_people_write_it_in_both_languages(string notation, string danish, string english)
    {
        var date = Read(notation);

        Assert.Equal((danish, english, notation), (AsRead(date.In("da")), AsRead(date.In("en")), date.Notation));
        Assert.Equal((date, date), (FuzzyDate.Read(danish), FuzzyDate.Read(english)));
        Assert.Equal((date, date), (FuzzyDate.Read(date.In("da")), FuzzyDate.Read(date.In("en"))));
    }

    [Theory]
    [InlineData("2018-06-08", "8.\u00A0juni\u00A02018")]
    [InlineData("2018-11-08/2018-11-09", "8.\u2060–\u20609.\u00A0november\u00A02018")]
    [InlineData("2018-11-23/2018-12-14", "23.\u00A0november – 14.\u00A0december\u00A02018")]
    [InlineData("2020-W34/2020-W36", "uge\u00A034\u2060–\u206036,\u00A02020")]
    public void A_date_does_not_break_over_two_lines(string notation, string danish) =>
        Assert.Equal(danish, Read(notation).In("da"));

    [Theory]
    [InlineData("8. - 9. november 2018", "2018-11-08/2018-11-09")]
    [InlineData("8-9 nov 2018", "2018-11-08/2018-11-09")]
    [InlineData("19.11.2018", "2018-11-19")]
    [InlineData("19/11-2018", "2018-11-19")]
    [InlineData("Medio  September 2020", "2020-09-mid")]
    [InlineData("uge 34 2020", "2020-W34")]
    [InlineData("end of 2020", "2020-late")]
    [InlineData("fra juni", null)]
    [InlineData("2018-06 til 2018-11", "2018-06/2018-11")]
    public void People_may_write_a_date_in_many_ways(string text, string? notation) =>
        Assert.Equal(notation, FuzzyDate.Read(text)?.Notation);

    [Theory]
    [InlineData("2018-02-30")]
    [InlineData("30. februar 2018")]
    [InlineData("2019-02-29")]
    [InlineData("2018-13")]
    [InlineData("2018-00-10")]
    [InlineData("2019-W53")]
    [InlineData("uge 54, 2020")]
    [InlineData("31/4-2019")]
    [InlineData("2018-11-09/2018-11-08")]
    [InlineData("december – januar 2019")]
    [InlineData("22. februar 20019")]
    [InlineData("0000-01-01")]
    [InlineData("snart")]
    [InlineData("")]
    [InlineData("2018-06-08/2018-06-09/2018-06-10")]
    public void A_date_that_does_not_exist_is_not_read(string text) => Assert.Null(FuzzyDate.Read(text));

    [Fact]
    public void Mid_September_2020_stands_between_2_September_and_20_October()
    {
        string[] sorted = ["2020-09-02", "2020-09-mid", "2020-10-20", "2020-10-27", "2020-late"];

        var dates = sorted.Reverse().Select(Read).Order().Select(date => date.Notation);

        Assert.Equal(sorted, dates);
    }

    [Fact]
    public void A_date_moved_by_whole_weeks_keeps_its_weekday_and_its_kind()
    {
        var moved = new[]
        {
            "2018-11-19",
            "2018-11-08/2018-11-09",
            "2018-06/2018-11",
            "2018-11/2019-02",
            "2020-W34",
            "2020-09-mid",
        }.Select(notation => Read(notation).Shift(418).Notation);

        Assert.Equal(
            ["2026-11-23", "2026-11-12/2026-11-13", "2026-06/2026-11", "2026-11/2027-02", "2028-W34", "2028-09-mid"],
            moved
        );
    }

    [Fact]
    public void Order_is_total_and_agrees_with_the_first_day()
    {
        Prop.ForAll(
                Dates().Three().ToArbitrary(),
                three =>
                {
                    var (a, b, c) = three;
                    return (
                            a.CompareTo(b) == -b.CompareTo(a) || Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
                        )
                        && (a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0)
                        && (a.First >= b.First || a < b)
                        && (a.CompareTo(b) == 0) == (a == b);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_printed_is_read_again_as_the_same_date()
    {
        Prop.ForAll(
                Dates().ToArbitrary(),
                date =>
                    date == FuzzyDate.Read(date.Notation)
                    && date == FuzzyDate.Read(date.In("da"))
                    && date == FuzzyDate.Read(date.In("en"))
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_moved_date_still_ends_after_it_begins()
    {
        Prop.ForAll(
                Dates().ToArbitrary(),
                ArbMap.Default.GeneratorFor<int>().Select(number => number % 500).ToArbitrary(),
                (date, weeks) => date.Shift(weeks).First <= date.Shift(weeks).Last
            )
            .QuickCheckThrowOnFailure();
    }

    private static string AsRead(string date) =>
        date.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    private static FuzzyDate Read(string notation) => FuzzyDate.Read(notation) ?? throw new ArgumentException(notation);

    private static Gen<FuzzyDate> Dates() =>
        from start in Points()
        from end in Points()
        from isRange in ArbMap.Default.GeneratorFor<bool>()
        select isRange && start.Precision == end.Precision && start.First < end.First
            ? new FuzzyDate(start, end)
            : new FuzzyDate(start);

    private static Gen<FuzzyPoint> Points() =>
        from year in Gen.Choose(1990, 2060)
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 28)
        from part in Gen.Elements(FuzzyPart.Early, FuzzyPart.Mid, FuzzyPart.Late)
        from kind in Gen.Choose(0, 5)
        select kind switch
        {
            0 => FuzzyPoint.Day(new DateOnly(year, month, day)),
            1 => FuzzyPoint.Week(year, month * 4) ?? FuzzyPoint.Year(year),
            2 => FuzzyPoint.PartOfMonth(year, month, part),
            3 => FuzzyPoint.Month(year, month),
            4 => FuzzyPoint.PartOfYear(year, part),
            _ => FuzzyPoint.Year(year),
        };
}
