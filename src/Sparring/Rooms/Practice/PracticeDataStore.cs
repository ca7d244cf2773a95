using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice;

/// <summary>The SQL of everything the room holds of the viewer.</summary>
public sealed class PracticeDataStore
{
    private const string ThingsSql = """
        select 'learning-focus' as Artefact, id as Id, programme as Programme, phase as Detail, begun_at as At, ended_at as EndedAt
        from learning_focus where owner = @Viewer
        union all
        select 'practice-arena', id, programme, theme, begun_at, ended_at from practice_arena where owner = @Viewer
        union all
        select 'trial-action', id, programme, decision, begun_at, dropped_at from trial_action where owner = @Viewer
        union all
        select 'reflection', id, programme, activity, begun_at, null from reflection where owner = @Viewer
        order by At, Id
        """;

    private const string VersionsSql = """
        select thing as Thing, number as Number, kept_at as KeptAt from practice_version where owner = @Viewer order by thing, number
        """;

    private const string StatusSql =
        "select programme as Programme, chosen_on as Day from practice_arena_status where owner = @Viewer";

    private const string ToldSql = """
        select action as Id, programme as Programme, told_at as At from trial_action_story where owner = @Viewer order by told_at
        """;

    private const string AnswersSql = """
        select programme as Programme, answered_on as Day, text as Text from obstacle_answer where person = @Viewer order by answered_on, id
        """;

    private const string OffersSql = """
        select programme as Programme, text as Text, until as LastDay, ended_on as Day from standing_offer where person = @Viewer order by until, id
        """;

    public Task<IReadOnlyList<AnswerRow>> AnswersAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<AnswerRow>(AnswersSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<OfferRow>> OffersAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<OfferRow>(OffersSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<ThingRow>> ThingsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<ThingRow>(ThingsSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<VersionRow>> VersionsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<VersionRow>(VersionsSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<StatusRow>> StatusAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<StatusRow>(StatusSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<ToldRow>> ToldAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<ToldRow>(ToldSql, new { Viewer = viewer.Person });

    /// <summary>Something of hers.</summary>
    /// <param name="Detail">A focus's phase, an arena's theme, an action's decision, a reflection's activity.</param>
    public sealed record ThingRow(
        string Artefact,
        Guid Id,
        ProgrammeId Programme,
        string? Detail,
        DateTimeOffset At,
        DateTimeOffset? EndedAt
    );

    public sealed record VersionRow(Guid Thing, int Number, DateTimeOffset KeptAt);

    public sealed record StatusRow(ProgrammeId Programme, DateOnly Day);

    public sealed record ToldRow(Guid Id, ProgrammeId Programme, DateTimeOffset At);

    public sealed record AnswerRow(ProgrammeId Programme, DateOnly Day, string Text);

    public sealed record OfferRow(ProgrammeId Programme, string Text, DateOnly LastDay, DateOnly? Day);
}
