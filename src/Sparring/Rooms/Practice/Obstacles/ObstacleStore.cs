using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Obstacles;

/// <summary>The SQL of structural obstacles, their answers and the standing offer. Of who lifted an obstacle it knows nothing.</summary>
public sealed class ObstacleStore
{
    private const string LiftSql = """
        insert into obstacle (tenant, id, programme, week, text) values (@Tenant, @Id, @Programme, @Week, @Text)
        on conflict do nothing
        """;

    // The whole batch is written anew in one statement, under new ids and in their order: neither place, transaction nor id
    // leads back to when it was put into the box.
    private const string OpenSql = """
        with box as (
            select count(*) filter (where week < @Week) as ripe, min(week) as oldest
            from obstacle where programme = @Programme and shown_on is null),
        taken as (
            delete from obstacle
            where programme = @Programme and shown_on is null and week < @Week
              and exists (select 1 from box where ripe >= @Fewest or oldest <= @Longest)
            returning tenant, programme, text)
        insert into obstacle (tenant, id, programme, week, shown_on, text)
        select tenant, gen_random_uuid(), programme, @Week, @Today, text from taken order by gen_random_uuid()
        """;

    private const string ShownSql = """
        select o.id as Id, o.text as Text, o.shown_on as ShownOn from obstacle o
        where o.programme = @Programme and o.shown_on is not null order by o.shown_on desc, o.id
        """;

    private const string AnswersSql = """
        select id as Id, obstacle as Obstacle, person as Person, text as Text, answered_on as AnsweredOn
        from obstacle_answer where programme = @Programme order by answered_on, id
        """;

    private const string AnswerSql = """
        insert into obstacle_answer (tenant, id, obstacle, programme, person, text, answered_on)
        select @Tenant, @Id, o.id, o.programme, @Viewer, @Text, @Today from obstacle o where o.id = @Obstacle and o.shown_on is not null
        on conflict do nothing
        """;

    private const string IsAnswerSql = "select 1 from obstacle_answer where id = @Id and person = @Viewer";

    private const string StandsSql = "select 1 from obstacle_answer where id = @Id";

    private const string TakeBackSql = "delete from obstacle_answer where id = @Id and person = @Viewer";

    private const string OffersSql = """
        select id as Id, person as Person, text as Text, until as Until from standing_offer
        where programme = @Programme and until >= @Today and ended_on is null order by until, id
        """;

    private const string OfferSql = """
        insert into standing_offer (tenant, id, programme, person, text, until)
        values (@Tenant, @Id, @Programme, @Viewer, @Text, @Until) on conflict do nothing
        """;

    // Pressed again it is ended as it was.
    private const string EndOfferSql =
        "update standing_offer set ended_on = coalesce(ended_on, @Today) where id = @Id and person = @Viewer";

    public Task LiftAsync(Tx tx, Viewer viewer, Guid id, ProgrammeId programme, DateOnly week, string text) =>
        tx.ExecuteAsync(
            LiftSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Programme = programme,
                Week = week,
                Text = text,
            }
        );

    /// <summary>Opens the box, when it may be opened. Asked as the system: nobody reads in it.</summary>
    public Task<int> OpenAsync(Tx tx, ProgrammeId programme, DateOnly today) =>
        tx.ExecuteAsync(
            OpenSql,
            new
            {
                Programme = programme,
                Today = today,
                Week = ObstacleBox.WeekOf(today),
                Fewest = ObstacleBox.Fewest,
                Longest = ObstacleBox.WeekOf(today).AddDays(-7 * ObstacleBox.LongestWeeks),
            }
        );

    public Task<IReadOnlyList<ShownRow>> ShownAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<ShownRow>(ShownSql, new { Programme = programme });

    public Task<IReadOnlyList<AnswerRow>> AnswersAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<AnswerRow>(AnswersSql, new { Programme = programme });

    /// <summary>False when there is no such obstacle; pressed twice it is one answer.</summary>
    public async Task<bool> AnswerAsync(Tx tx, Viewer viewer, Guid id, Guid obstacle, string text, DateOnly today) =>
        await tx.ExecuteAsync(
            AnswerSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Obstacle = obstacle,
                Viewer = viewer.Person,
                Text = text,
                Today = today,
            }
        ) == 1
        || (await tx.ListAsync<int>(IsAnswerSql, new { Id = id, Viewer = viewer.Person })).Count == 1;

    /// <summary>False when it is there and somebody else's; pressed twice it is gone.</summary>
    public async Task<bool> TakeBackAsync(Tx tx, Viewer viewer, Guid id) =>
        await tx.ExecuteAsync(TakeBackSql, new { Id = id, Viewer = viewer.Person }) == 1
        || (await tx.ListAsync<int>(StandsSql, new { Id = id })).Count == 0;

    public Task<IReadOnlyList<OfferRow>> OffersAsync(Tx tx, ProgrammeId programme, DateOnly today) =>
        tx.ListAsync<OfferRow>(OffersSql, new { Programme = programme, Today = today });

    public Task OfferAsync(Tx tx, Viewer viewer, Guid id, ProgrammeId programme, string text, DateOnly until) =>
        tx.ExecuteAsync(
            OfferSql,
            new
            {
                viewer.Tenant,
                Id = id,
                Programme = programme,
                Viewer = viewer.Person,
                Text = text,
                Until = until,
            }
        );

    public Task<int> EndOfferAsync(Tx tx, Viewer viewer, Guid id, DateOnly today) =>
        tx.ExecuteAsync(
            EndOfferSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Today = today,
            }
        );

    public sealed record ShownRow(Guid Id, string Text, DateOnly ShownOn);

    public sealed record AnswerRow(Guid Id, Guid Obstacle, PersonId Person, string Text, DateOnly AnsweredOn);

    public sealed record OfferRow(Guid Id, PersonId Person, string Text, DateOnly Until);
}

/// <summary>When the box is opened: Mondays, when at least three lie in it from the weeks before, or something has waited for four weeks.</summary>
public static class ObstacleBox
{
    public const int Fewest = 3;
    public const int LongestWeeks = 4;
    public const int MostCharacters = 2000;

    /// <summary>The Monday of a day's week: all that is kept of when.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
