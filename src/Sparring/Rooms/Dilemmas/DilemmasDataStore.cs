using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas;

/// <summary>The SQL of what the room holds of the viewer and no page of hers shows as a whole.</summary>
public sealed class DilemmasDataStore
{
    private const string SentSql = """
        select id, programme, owner, sending, number, guess, consent, is_pooled as IsPooled, sent_at as SentAt, deadline,
               days_late as DaysLate
        from dilemma_sent where owner = @Viewer order by sent_at
        """;

    private const string StatusSql =
        "select programme as Programme, sent_on as Day from dilemma_status where owner = @Viewer order by sent_on";

    private const string SpentKeysSql =
        "select programme as Programme from dilemma_spent_key where holder = @Viewer order by programme";

    private const string ReadByYouSql =
        "select owner as Who, read_at as At from dilemma_reading where reader = @Viewer order by read_at";

    private const string AskedByYouSql =
        "select owner as Who, asked_at as At from dilemma_rewrite where coach = @Viewer order by asked_at";

    private const string CasesSql = """
        select programme as Programme, created_at as At, asked_at as AskedAt, released_at as ReleasedAt, taken_back_at as EndedAt
        from general_case where coach = @Viewer order by created_at
        """;

    // The author's own places and answers; whoever else is in the case stands in no list of hers.
    private const string PlacesSql = """
        select f.programme as Programme, f.added_at as At, f.dropped_at as EndedAt, a.is_yes as IsYes, a.answered_at as AnsweredAt
        from general_case_source f
            left join general_case_answer a on a.general_case = f.general_case and a.dilemma = f.dilemma and a.owner = @Viewer
        where f.owner = @Viewer order by f.added_at
        """;

    private const string ReleasesSql = """
        select g.number as Number, r.released_at as At
        from general_case_release r join sparring_group g on g.id = r.sparring_group
        where r.coach = @Viewer order by r.released_at, g.number
        """;

    public Task<IReadOnlyList<SentDilemma>> SentAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<SentDilemma>(SentSql, Of(viewer));

    public Task<IReadOnlyList<StatusRow>> StatusAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<StatusRow>(StatusSql, Of(viewer));

    public Task<IReadOnlyList<SpentKeyRow>> SpentKeysAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<SpentKeyRow>(SpentKeysSql, Of(viewer));

    public Task<IReadOnlyList<PersonRow>> ReadByYouAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<PersonRow>(ReadByYouSql, Of(viewer));

    public Task<IReadOnlyList<PersonRow>> AskedByYouAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<PersonRow>(AskedByYouSql, Of(viewer));

    public Task<IReadOnlyList<CaseRow>> CasesAsync(Tx tx, Viewer viewer) => tx.ListAsync<CaseRow>(CasesSql, Of(viewer));

    public Task<IReadOnlyList<PlaceRow>> PlacesAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<PlaceRow>(PlacesSql, Of(viewer));

    public Task<IReadOnlyList<ReleaseRow>> ReleasesAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<ReleaseRow>(ReleasesSql, Of(viewer));

    private static object Of(Viewer viewer) => new { Viewer = viewer.Person };

    public sealed record StatusRow(ProgrammeId Programme, DateOnly Day);

    public sealed record SpentKeyRow(ProgrammeId Programme);

    public sealed record PersonRow(PersonId Who, DateTimeOffset At);

    public sealed record CaseRow(
        ProgrammeId Programme,
        DateTimeOffset At,
        DateTimeOffset? AskedAt,
        DateTimeOffset? ReleasedAt,
        DateTimeOffset? EndedAt
    );

    public sealed record PlaceRow(
        ProgrammeId Programme,
        DateTimeOffset At,
        DateTimeOffset? EndedAt,
        bool? IsYes,
        DateTimeOffset? AnsweredAt
    );

    public sealed record ReleaseRow(int Number, DateTimeOffset At);
}
