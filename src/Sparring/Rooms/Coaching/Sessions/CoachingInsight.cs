using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>A point in general form that a coach draws from several groups, and how far it is on its way to others.</summary>
/// <param name="OfferedOn">The day the groups behind it could first read it.</param>
/// <param name="Audience">Who reads it once it is released: <c>organisers</c>, <c>executives</c> (and organisers) or <c>forum</c> (all of them).</param>
/// <param name="People">How many were behind it when it was released.</param>
public sealed record CoachingInsight(
    Guid Id,
    ProgrammeId Programme,
    PersonId Coach,
    string Text,
    DateOnly OfferedOn,
    string Audience,
    int? People,
    DateOnly? ReleasedOn
)
{
    /// <summary>Fewer could be told apart (privacy.md, atom rule: never below five; an insider subtracts herself).</summary>
    public const int LeastPeople = 5;

    public const int LeastGroups = 2;

    /// <summary>So long the groups behind a point have to say no.</summary>
    public const int DaysToObject = 7;

    public const int MostSigns = 1500;

    public static IReadOnlyList<string> Audiences { get; } = ["organisers", "executives", "forum"];

    /// <summary>The first day it can be released.</summary>
    public DateOnly HeardOn => OfferedOn.AddDays(DaysToObject);

    /// <summary>How many are behind it, as others are told: never the number.</summary>
    public static string Band(int people) =>
        people switch
        {
            < 10 => "5–9",
            < 20 => "10–19",
            _ => "20+",
        };

    public Releasing Release(Behind behind, DateOnly today) =>
        ReleasedOn is not null ? new Releasing.Released()
        : behind.HasObjected ? new Releasing.Objected()
        : !behind.IsEnough ? new Releasing.TooFew(behind)
        : today < HeardOn ? new Releasing.StillHeard(HeardOn)
        : new Releasing.Released();

    /// <summary>Who is behind a point, by the coach's own marking of groups.</summary>
    /// <param name="HasObjected">Whether one of the groups has said no.</param>
    public sealed record Behind(int Groups, int People, bool HasObjected)
    {
        public bool IsEnough => Groups >= LeastGroups && People >= LeastPeople;
    }

    /// <summary>What came of releasing it.</summary>
    public abstract record Releasing
    {
        private Releasing() { }

        public sealed record Released : Releasing;

        public sealed record TooFew(Behind Behind) : Releasing;

        public sealed record StillHeard(DateOnly Until) : Releasing;

        public sealed record Objected : Releasing;
    }
}
