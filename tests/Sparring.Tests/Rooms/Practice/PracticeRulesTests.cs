using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Practice.Focus;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class PracticeRulesTests
{
    private static readonly DateTimeOffset Now = new(2019, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Own = Ids.Secure.Next();
    private static readonly Guid Other = Ids.Secure.Next();
    private static readonly Guid Third = Ids.Secure.Next();

    [Fact]
    public void A_focus_is_chosen_without_a_single_tick_in_the_self_check()
    {
        var texts = Written(("until", "2019-06-01"), ("action", "spørge"), ("effect", "andre taler"), ("sign", "ro"));

        Assert.IsType<Choosing.Ready>(LearningFocus.Choose(texts));
    }

    [Fact]
    public void A_focus_needs_all_four_parts_of_its_sentence()
    {
        var missing = Assert.IsType<Choosing.Unfinished>(LearningFocus.Choose(Written(("effect", "andre taler"))));

        Assert.Equal(["until", "action", "sign"], missing.Fields);
    }

    [Fact]
    public void An_arena_in_one_department_is_refused_with_the_reason() =>
        Assert.Equal(["departments.few"], Missing([Own]));

    [Fact]
    public void An_arena_without_ones_own_department_is_refused_with_the_reason() =>
        Assert.Equal(["departments.own"], Missing([Other, Third]));

    [Fact]
    public void Who_has_no_department_chooses_any_two() =>
        Assert.IsType<Choosing.Ready>(PracticeArena.Choose(Arena(), [Other, Third], null));

    [Fact]
    public void An_arena_of_two_departments_with_ones_own_is_chosen() =>
        Assert.IsType<Choosing.Ready>(PracticeArena.Choose(Arena(), [Own, Other], Own));

    [Fact]
    public void An_arena_needs_a_reason_why_it_is_only_solvable_together()
    {
        var unfinished = PracticeArena.Choose(Arena().With([new("joint", "")]), [Own, Other], Own);

        Assert.Equal(["joint"], Assert.IsType<Choosing.Unfinished>(unfinished).Fields);
    }

    [Theory]
    [InlineData(TrialState.Planned, TrialState.Done, "title")]
    [InlineData(TrialState.Planned, TrialState.Reflected, "title,happened,learned")]
    [InlineData(TrialState.Done, TrialState.Reflected, "title,happened,learned")]
    [InlineData(TrialState.Reflected, TrialState.Decided, "decision")]
    [InlineData(TrialState.Planned, TrialState.Decided, "decision")]
    public void A_step_says_what_is_missing(TrialState from, TrialState to, string missing) =>
        Assert.Equal(missing.Split(','), Assert.IsType<Stepping.Unfinished>(In(from).Step(to, Texts.None)).Fields);

    [Theory]
    [InlineData(TrialState.Planned, TrialState.Done)]
    [InlineData(TrialState.Planned, TrialState.Reflected)]
    [InlineData(TrialState.Done, TrialState.Decided)]
    [InlineData(TrialState.Reflected, TrialState.Decided)]
    [InlineData(TrialState.Decided, TrialState.Decided)]
    [InlineData(TrialState.Done, TrialState.Dropped)]
    [InlineData(TrialState.Dropped, TrialState.Planned)]
    // Pressed twice.
    [InlineData(TrialState.Done, TrialState.Done)]
    [InlineData(TrialState.Reflected, TrialState.Reflected)]
    [InlineData(TrialState.Dropped, TrialState.Dropped)]
    [InlineData(TrialState.Reflected, TrialState.Planned)]
    public void A_step_is_taken_when_what_it_needs_is_written(TrialState from, TrialState to) =>
        Assert.IsType<Stepping.Ready>(In(from).Step(to, Whole(), "spread"));

    [Theory]
    [InlineData(TrialState.Decided, TrialState.Dropped)]
    [InlineData(TrialState.Dropped, TrialState.Done)]
    [InlineData(TrialState.Dropped, TrialState.Decided)]
    [InlineData(TrialState.Decided, TrialState.Planned)]
    public void No_other_step_is_taken(TrialState from, TrialState to) =>
        Assert.IsType<Stepping.NotNow>(In(from).Step(to, Whole(), "keep"));

    [Fact]
    public void A_decision_nobody_knows_is_none() =>
        Assert.IsType<Stepping.Unfinished>(In(TrialState.Done).Step(TrialState.Decided, Whole(), "maybe"));

    [Fact]
    public void The_map_has_a_column_for_a_department_nobody_works_with_yet()
    {
        var (home, school, road) = (Department("HJEM"), Department("SKOLE"), Department("VEJ"));

        var map = ArenaMap.Of([new("Overgange", "Signe", null, [home, school])], [home, school, road]);

        Assert.Equal([1, 1, 0], map.Columns.Select(column => column.Arenas));
        Assert.Equal([map.Columns[0].X, map.Columns[1].X], Assert.Single(map.Rows).Dots);
    }

    private static DepartmentCard Department(string code) => new(Ids.Secure.Next(), code, code);

    private static IReadOnlyList<string> Missing(IReadOnlyCollection<Guid> departments) =>
        Assert.IsType<Choosing.Unfinished>(PracticeArena.Choose(Arena(), departments, Own)).Fields;

    private static Texts Arena() =>
        Written([
            .. PracticeStage
                .Arena()
                .Select(answer => (answer.Name.Replace("text-", "", StringComparison.Ordinal), answer.Value)),
        ]);

    private static Texts Whole() => Written(("title", "Ring"), ("happened", "Hun svarede"), ("learned", "Ring før"));

    private static Texts Written(params (string Key, string Text)[] answers) =>
        new([.. answers.Select(answer => WrittenSection.Empty(answer.Key) with { Text = answer.Text })]);

    private static TrialAction In(TrialState state) =>
        new(
            Ids.Secure.Next(),
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            null,
            new(Ids.Secure.Next()),
            null,
            null,
            null,
            null,
            Now,
            state is TrialState.Planned ? null : Now,
            state is TrialState.Reflected or TrialState.Decided ? Now : null,
            state is TrialState.Decided ? Now : null,
            state is TrialState.Decided ? "keep" : null,
            null,
            state is TrialState.Dropped ? Now : null
        );
}
