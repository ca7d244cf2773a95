using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>What a written time means, when a session is as it is wanted, and how a refusal is said; without a database.</summary>
public sealed class TimeRulesTests
{
    private static readonly DateOnly Autumn = new(2018, 10, 28);
    private static readonly DateOnly Spring = new(2019, 3, 31);
    private static readonly DateTimeOffset Starts = new(2018, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly Ids Ids = Ids.From(9);
    private static readonly PersonId Coach = PersonId.Of(Ids.Next());
    private static readonly Guid Room = Ids.Next();

    public TimeRulesTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("da");

    [Fact]
    public void The_clock_skips_an_hour_in_March_and_shows_one_twice_in_October()
    {
        var first = new DateTimeOffset(2018, 10, 28, 2, 30, 0, TimeSpan.FromHours(2));

        Assert.IsType<WallTime.Skipped>(WallTime.Of(Spring, new(2, 30)));
        Assert.Equal(new WallTime.Twice(first, first.AddHours(1)), WallTime.Of(Autumn, new(2, 30)));
        Assert.Equal(new WallTime.Fine(first), WallTime.Of(Autumn, new(2, 30), second: false));
        Assert.Equal(new WallTime.Fine(first.AddHours(1)), WallTime.Of(Autumn, new(2, 30), second: true));
        Assert.Equal(
            new WallTime.Fine(new(2018, 10, 28, 10, 0, 0, TimeSpan.FromHours(1))),
            WallTime.Of(Autumn, new(10, 0), second: true)
        );
    }

    [Theory]
    [InlineData("9.30", 9, 30)]
    [InlineData("09:30", 9, 30)]
    [InlineData("0930", 9, 30)]
    [InlineData("9", 9, 0)]
    public void A_clock_time_may_be_written_as_one_does(string from, int hour, int minute)
    {
        var (form, starts, ends) = new TimeForm { From = from, To = "11.00" }.Read(new(2018, 11, 27));

        Assert.Empty(form.Errors);
        Assert.Equal((hour, minute), (starts.InCopenhagen().Hour, starts.InCopenhagen().Minute));
        Assert.Equal((11, 0), (ends.InCopenhagen().Hour, ends.InCopenhagen().Minute));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_what_was_typed_is_kept()
    {
        var (form, starts, ends) = new TimeForm
        {
            From = "snart",
            To = "25.00",
            Place = "Rådhuset",
        }.Read(null);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["day"] = "Skriv dagen som dag.måned.år.",
                ["from"] = "Skriv klokkeslættet, fx 10.00.",
                ["to"] = "Skriv klokkeslættet, fx 10.00.",
            },
            form.Errors
        );
        Assert.Equal(("snart", "25.00", "Rådhuset"), (form.From, form.To, form.Place));
        Assert.Equal((default, default), (starts, ends));
    }

    [Theory]
    [InlineData("10.00", "10.00", true)]
    [InlineData("10.00", "09.59", true)]
    [InlineData("10.00", "10.01", false)]
    public void A_session_ends_after_it_begins(string from, string to, bool refused)
    {
        var (form, _, _) = new TimeForm { From = from, To = to }.Read(new(2018, 11, 27));

        Assert.Equal(refused ? ["to"] : (string[])[], form.Errors.Keys);
        Assert.False(form.AsksWhich);
    }

    [Theory]
    [InlineData("02.30", "04.00", "", "which", true)]
    [InlineData("01.00", "02.30", "", "which", true)]
    [InlineData("02.30", "04.00", "first", null, true)]
    [InlineData("02.30", "04.00", "second", null, true)]
    [InlineData("03.00", "04.00", "", null, false)]
    public void Where_the_clock_shows_a_time_twice_it_is_asked_which(
        string from,
        string to,
        string which,
        string? fault,
        bool asks
    )
    {
        var (form, starts, _) = new TimeForm
        {
            From = from,
            To = to,
            Which = which,
        }.Read(Autumn);

        Assert.Equal(fault is null ? (string[])[] : [fault], form.Errors.Keys);
        Assert.Equal((asks, fault is not null), (form.AsksWhich, starts == default));
    }

    [Theory]
    [InlineData("02.30", "04.00", "from")]
    [InlineData("01.00", "02.30", "to")]
    public void A_time_the_clock_skips_is_no_time(string from, string to, string fault)
    {
        var (form, _, _) = new TimeForm { From = from, To = to }.Read(Spring);

        Assert.Equal([fault], form.Errors.Keys);
        Assert.StartsWith("Uret stilles frem søndag 31. marts 2019", form.Errors[fault], StringComparison.Ordinal);
    }

    [Fact]
    public void One_more_fault_leaves_the_others_and_a_refusal_stands_alone()
    {
        var form = new TimeForm { Day = "1.2.2019" }
            .Also("coach", "Vælg.")
            .Also("reason", "Skriv.");

        Assert.Equal(["coach", "reason"], form.Errors.Keys);
        Assert.Equal(["day"], form.Refused("day", "Optaget.").Errors.Keys);
        Assert.Equal("Optaget.", form.Refused("day", "Optaget.").Errors["day"]);
    }

    [Fact]
    public void What_was_not_typed_is_empty_and_what_was_is_read_from_its_own_field()
    {
        var empty = new TimeForm();
        var typed = TimeForm.Of(
            new Form(
                new FormCollection(
                    new Dictionary<string, StringValues>
                    {
                        ["day"] = "27.11.2018",
                        ["from"] = "10.00",
                        ["to"] = "12.00",
                        ["place"] = " Rådhuset ",
                        ["room"] = Room.ToString(),
                        ["coach"] = Coach.Value.ToString(),
                        ["reason"] = "Syg",
                        ["which"] = "second",
                        ["sequence"] = "4",
                    }
                )
            )
        );

        Assert.Equal(
            ("", "", "", "", "", "", ""),
            (empty.Day, empty.From, empty.To, empty.Place, empty.Reason, empty.CancelReason, empty.Which)
        );
        Assert.Equal(TimeForm.Of(Form.Empty) with { Errors = empty.Errors }, empty);
        Assert.Equal(
            new TimeForm
            {
                Day = "27.11.2018",
                From = "10.00",
                To = "12.00",
                Place = "Rådhuset",
                Room = Room,
                Coach = Coach.Value,
                Reason = "Syg",
                Which = "second",
                Sequence = 4,
                Errors = empty.Errors,
            },
            typed with
            {
                Errors = empty.Errors,
            }
        );
    }

    [Theory]
    [InlineData(1999, false)]
    [InlineData(2000, true)]
    [InlineData(2100, true)]
    [InlineData(2101, false)]
    public void A_year_nobody_can_have_meant_is_a_fault_of_the_day(int year, bool isYear)
    {
        var (form, starts, _) = new TimeForm { From = "10.00", To = "12.00" }.Read(new(year, 5, 3));

        Assert.Equal(isYear ? (string[])[] : ["day"], form.Errors.Keys);
        Assert.Equal(isYear ? year : 1, starts.Year);
    }

    [Fact]
    public void The_form_of_a_session_shows_it_as_it_is_written_in_Copenhagen()
    {
        var form = TimeForm.Of(Session(Room));

        Assert.Equal(("27.11.2018", "10.00", "12.00"), (form.Day, form.From, form.To));
        Assert.Equal(
            ("", (Guid?)Room, (Guid?)Coach.Value, (int?)3),
            (form.Place, form.Room, form.Coach, form.Sequence)
        );
        Assert.Equal("Rådhuset", TimeForm.Of(Session(room: null)).Place);
    }

    [Fact]
    public void A_session_is_as_it_is_wanted_when_time_place_coach_and_booker_are()
    {
        var session = Session(room: null);
        var wanted = Wanted(session);

        Assert.True(wanted.Is(session));
        Assert.Equal(new DateOnly(2018, 11, 27), wanted.Day);
        Assert.All(
            new[]
            {
                wanted with
                {
                    Coach = PersonId.Of(Ids.Next()),
                },
                wanted with
                {
                    Booker = PersonId.Of(Ids.Next()),
                },
                wanted with
                {
                    Starts = Starts.AddMinutes(1),
                },
                wanted with
                {
                    Ends = Starts.AddHours(3),
                },
                wanted with
                {
                    Place = "Biblioteket",
                },
                wanted with
                {
                    Room = Room,
                },
            },
            other => Assert.False(other.Is(session))
        );
        Assert.False(wanted.Is(session with { CancelledAt = Starts }));
    }

    [Fact]
    public void In_a_booked_room_the_written_place_makes_no_difference()
    {
        var session = Session(Room) with { Place = "Lokale 4" };

        Assert.True((Wanted(session) with { Place = "" }).Is(session));
    }

    [Fact]
    public void Every_refusal_has_its_field_and_its_sentence()
    {
        var clash = new Clash("Nanna Sejersborg", IsRoom: false, Starts, Starts.AddHours(2), 3, 1);

        Assert.Equal(
            ("day", "Session 2 skal ligge efter session 1, som er tirsdag 4. december 2018."),
            Answering.Refusal(new BookingAnswer.OutOfOrder(2, 1, new(2018, 12, 4)))
        );
        Assert.Equal(
            ("day", "Session 1 skal ligge før session 2, som er tirsdag 4. december 2018."),
            Answering.Refusal(new BookingAnswer.OutOfOrder(1, 2, new(2018, 12, 4)))
        );
        Assert.Equal(("", "Sessionen er holdt og flyttes ikke."), Answering.Refusal(new BookingAnswer.WasHeld()));
        Assert.StartsWith(
            "En anden har ændret sessionen",
            Answering.Refusal(new BookingAnswer.Changed())?.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal("", Answering.Refusal(new BookingAnswer.Changed())?.Field);
        Assert.Equal(
            ("day", "Tiden er optaget af noget, der ikke kan vises her. Vælg en anden tid."),
            Answering.Refusal(new BookingAnswer.Taken([]))
        );
        Assert.Equal(
            ("day", Said.Clash(clash) + " Vælg en anden tid for en af dem."),
            Answering.Refusal(new BookingAnswer.Taken([clash, clash]))
        );
        Assert.Null(Answering.Refusal(new BookingAnswer.Nothing()));
        Assert.Null(Answering.Refusal(new BookingAnswer.Done(default)));
    }

    private static WantedSession Wanted(CoachingSession session) =>
        new(
            session.Group,
            session.GroupNumber,
            session.Number,
            session.Coach,
            session.Booker,
            session.Starts,
            session.Ends,
            session.Place,
            session.Room
        );

    private static CoachingSession Session(Guid? room) =>
        new(
            default,
            default,
            default,
            default,
            1,
            1,
            Coach,
            PersonId.Of(Ids.Next()),
            Starts,
            Starts.AddHours(2),
            "Rådhuset",
            room,
            3,
            null,
            "",
            null,
            null,
            null
        );
}
