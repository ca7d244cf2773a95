using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Design;

/// <summary>The SQL of what is next in the plan and what goes into calendars.</summary>
public sealed class PlanStore
{
    private const string NextSql = """
        select p.key as Key, p.id as Programme, a.kind as Kind, a.number as Number, a.title::text as Title, a.fuzzy as Fuzzy, case when count(*) over () > 1 then p.title end as Among
        from programme p
        cross join lateral (
            select a.kind, a.title, a.fuzzy,
                   (select count(*)::int from programme_activity e where e.programme = p.id and e.kind = a.kind
                       and (e.first_day, e.position) <= (a.first_day, a.position)) as number
            from programme_activity a
            where a.programme = p.id and a.first_day >= today() and a.kind <> 'action-period'
              and exists (select 1 from programme_role held
                          where held.programme = p.id and held.person = viewer()
                            and held.role in ('participant', 'organiser', 'coach', 'facilitator', 'executive', 'working_group')
                            and (p.state = 'running' or held.role in ('organiser', 'working_group'))
                            and held.valid @> a.first_day)
            order by a.first_day, a.position limit 1) a
        where p.state <> 'closed'
          and p.id in (select held.programme from programme_role held where held.person = viewer() and held.valid @> today())
        order by p.state <> 'running', today() not between p.starts and p.ends, p.starts desc, p.key
        """;

    // Only what falls on days: a workshop "late in August" is in the plan, not yet in anybody's calendar. A draft is in nobody's
    // but theirs who plan it.
    private const string CalendarSql = """
        select a.programme as ProgrammeId, a.key as ThingKey, a.kind as Kind, a.title::text as Title,
               a.first_day as FirstDay, a.last_day as LastDay, a.hours as Hours, p.key as Key, p.title as Programme, d.version as Version
        from programme_activity a join programme p on p.id = a.programme join programme_design d on d.programme = a.programme
        where a.kind in ('meeting', 'workshop', 'seminar', 'gathering') and a.fuzzy ~ '^\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$'
          and exists (select 1 from programme_role held
                      where held.programme = a.programme and held.person = viewer()
                        and held.role in ('participant', 'organiser', 'facilitator', 'working_group') and held.valid @> a.first_day
                        and (p.state <> 'drafted' or held.role in ('organiser', 'working_group')))
        union all
        select l.programme, l.key, 'deadline', l.title::text, l.day, l.day, null, p.key, p.title, d.version
        from programme_deadline l join programme p on p.id = l.programme join programme_design d on d.programme = l.programme
        where p.state <> 'drafted' and exists (select 1 from programme_role held
                      where held.programme = l.programme and held.person = viewer() and held.role = 'participant' and held.valid @> l.day)
        order by FirstDay
        """;

    /// <summary>The next thing in the plan of each of the viewer's programmes.</summary>
    public static Question Next { get; } = new(NextSql);

    public Task<IReadOnlyList<CalendarRow>> CalendarAsync(Tx tx) => tx.ListAsync<CalendarRow>(CalendarSql);

    /// <summary>The same for the same thing of the same programme, so that an entry that moves stays the same entry.</summary>
    public static Guid EntryId(CalendarRow row) =>
        new(
            SHA256
                .HashData(Encoding.UTF8.GetBytes($"{row.ProgrammeId.Value:N}/{row.Kind}/{row.ThingKey}"))
                .AsSpan(0, 16)
        );

    /// <summary>What is next in one programme.</summary>
    /// <param name="Number">The so-manieth of its kind in the plan.</param>
    /// <param name="Among">The programme's title, when there is something next in several.</param>
    public sealed record NextRow(
        string Key,
        ProgrammeId Programme,
        string Kind,
        int Number,
        string Title,
        string Fuzzy,
        string? Among
    );

    public sealed record CalendarRow(
        ProgrammeId ProgrammeId,
        string ThingKey,
        string Kind,
        string Title,
        DateOnly FirstDay,
        DateOnly LastDay,
        string? Hours,
        string Key,
        string Programme,
        int Version
    );
}
