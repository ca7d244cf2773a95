using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The rounds of coaching in the plan that a leader's own group has held.</summary>
public sealed class HeldSessions : IStopsBehind
{
    private const string HeldSql = """
        select s.programme as Programme, 'coaching-track' as Kind,
               s.number + (select count(*)::int from coaching_window w join coaching_track e on e.id = w.track
                           where e.programme = s.programme and e.first_day < t.first_day) as Number
        from group_member_today m
            join coaching_session s on s.sparring_group = m.sparring_group and s.cancelled_at is null and s.held_at is not null
            join coaching_track t on t.id = s.track
        where m.person = viewer()
        """;

    private static readonly Question Held = new(HeldSql);

    public IReadOnlyList<Question> Questions(Viewer viewer) => viewer.Is("participant") ? [Held] : [];

    public async Task<IReadOnlyList<StopBehind>> ReadAsync(Answers answers, Viewer viewer) =>
        viewer.Is("participant") ? await answers.ListAsync<StopBehind>() : [];
}
