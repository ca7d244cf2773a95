using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

/// <summary>Every reason for a session without a time, against trying each time, coach and room by <see cref="ScheduleRules"/>.</summary>
public sealed class ObstacleRulesTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(5000, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_said_to_be_in_the_way_is_and_no_remedy_frees_less(int seed)
    {
        var problem = RandomSchedule.Larger(seed) with { UnplacedCost = 100 };
        var schedule = MakeScheduleTests.Make(problem);

        foreach (var (group, session, why) in schedule.Unplaced)
        {
            var tried = Tried(problem, schedule.Sessions, group, session).ToList();
            var remedies = tried.Where(one => one.Open && one.Missing > 0).Select(one => one.Missing).Order().ToList();

            Assert.Equal(remedies.Count > 0, why.Remedies.Count > 0);
            Assert.Equal(why.Remedies.Select(MissingOf).Order(), why.Remedies.Select(MissingOf));
            Assert.True(why.Remedies.Count == 0 || MissingOf(why.Remedies[0]) == remedies[0], why.Sentence);
            Assert.All(
                why.Remedies,
                remedy =>
                    Assert.Contains(
                        tried,
                        one =>
                            one.Open
                            && one.At == (remedy.Day, remedy.Slot, remedy.Coach, remedy.Room)
                            && one.Missing == MissingOf(remedy)
                    )
            );
            Assert.True(why.Kind != ObstacleKind.DearerThanNone || tried.Any(one => one.Open && one.Missing == 0));
            Assert.True(why.Kind == ObstacleKind.DearerThanNone || !tried.Any(one => one.Open && one.Missing == 0));
            Assert.True(why.Kind != ObstacleKind.CoachesFull || tried.Any(one => one.Full));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_calendars_that_clash_leave_no_time_and_without_any_one_of_them_there_is_one(int seed)
    {
        var problem = RandomSchedule.Larger(seed) with { UnplacedCost = 100, Elsewhere = [] };
        var schedule = MakeScheduleTests.Make(problem);

        foreach (var (group, session, why) in schedule.Unplaced)
        {
            var need = problem.Groups[group].Sessions[session];
            int Common(IEnumerable<int> people) =>
                Enumerable
                    .Range(0, problem.Days)
                    .Where(day => day >= need.FirstDay && day >= need.NotBefore && day <= need.LastDay)
                    .Sum(day =>
                        Enumerable
                            .Range(0, problem.Slots - need.Slots + 1)
                            .Count(slot => people.All(person => IsFree(problem.People[person], day, slot, need.Slots)))
                    );

            Assert.Equal(Common(problem.Groups[group].People), why.CommonTimes);
            Assert.Equal(why.CommonTimes == 0, why.Kind == ObstacleKind.GroupNeverFree);
            if (why.Kind == ObstacleKind.GroupNeverFree)
            {
                Assert.Equal(0, Common(why.Clashing));
                Assert.All(
                    why.Clashing,
                    person => Assert.NotEqual(0, Common(why.Clashing.Where(own => own != person)))
                );
            }
        }
    }

    private static int MissingOf(Remedy remedy) =>
        remedy.FreePeople.Count + (remedy.MoreLoad ? 1 : 0) + (remedy.FreeRoom ? 1 : 0);

    private static bool IsFree(Availability calendar, int day, int slot, int slots) =>
        Enumerable.Range(slot, slots).All(at => (calendar.Busy[day] >> at & 1) == 0);

    /// <summary>Each time, coach and room: what it lacks, and whether no rule is in the way once that is freed.</summary>
    private static IEnumerable<((int, int, int, int?) At, int Missing, bool Full, bool Open)> Tried(
        ScheduleProblem problem,
        IReadOnlyList<PlacedSession> sessions,
        int group,
        int session
    )
    {
        var need = problem.Groups[group].Sessions[session];
        var coaches = Enumerable.Range(0, problem.Coaches.Count);
        int?[] rooms = need.Rooms is { } list ? [.. list.Select(room => (int?)room)] : [null];
        foreach (var day in Enumerable.Range(0, problem.Days))
        foreach (var slot in Enumerable.Range(0, problem.Slots - need.Slots + 1))
        foreach (var coach in coaches)
        foreach (var room in rooms)
        {
            int[] people = [.. problem.Groups[group].People, problem.Coaches[coach].Person];
            var busy = people.Distinct().Count(own => !IsFree(problem.People[own], day, slot, need.Slots));
            var closed = room is { } own && !IsFree(problem.Rooms[own].Availability, day, slot, need.Slots);
            var placed = new PlacedSession(group, session, day, slot, coach, room, Agreed: false);
            PlacedSession[] all = [.. sessions.Append(placed).OrderBy(at => (at.Group, at.Session))];
            var freed = Freed(problem, people, room, day);
            var load = ScheduleRules.BrokenBy(freed, all);
            var full = load.Any(rule => rule.StartsWith($"coach {coach} has", StringComparison.Ordinal));
            yield return (
                (day, slot, coach, room),
                busy + (closed ? 1 : 0) + (full ? 1 : 0),
                full,
                load.Count == (full ? 1 : 0)
            );
        }
    }

    private static ScheduleProblem Freed(ScheduleProblem problem, int[] people, int? room, int day) =>
        problem with
        {
            People = [.. problem.People.Select((own, at) => people.Contains(at) ? Free(own, day) : own)],
            Rooms =
            [
                .. problem.Rooms.Select(
                    (own, at) => at == room ? own with { Availability = Free(own.Availability, day) } : own
                ),
            ],
        };

    private static Availability Free(Availability own, int day) =>
        own with
        {
            Busy = [.. own.Busy.Select((bits, at) => at == day ? 0 : bits)],
        };
}
