using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Contract;

/// <summary>A member's line of the joint agreement as somebody at the table writes it.</summary>
public sealed record LineToWrite(PersonId Owner, string Text, DateOnly? Due, PersonId? AskedBy);

/// <summary>A point across groups: in which groups the coach saw it, for whom, and when it was offered.</summary>
public sealed record PointToOffer(
    string Text,
    string Audience,
    IReadOnlyList<SparringGroupId> Groups,
    DateOnly OfferedOn
);

/// <summary>What happens in coaching sessions as those in them write it, by the rules of the pages; the demo is made with it.</summary>
public interface IWriteSessions
{
    /// <summary>The coach moves her session to another day, at the same time of day; answers null when it is not hers.</summary>
    Task<CoachingSession?> MoveToAsync(Tx tx, Viewer coach, CoachingSessionId session, DateOnly day);

    /// <summary>Everybody was there; the coach notes it, and writes for herself.</summary>
    Task HoldAsync(Tx tx, Viewer coach, CoachingSessionId session, string notes);

    /// <summary>What they write together, by the keys of the session's sections.</summary>
    Task WriteTogetherAsync(
        Tx tx,
        Viewer writer,
        CoachingSessionId session,
        IReadOnlyDictionary<string, string> sections
    );

    Task WriteLineAsync(Tx tx, Viewer writer, CoachingSessionId session, LineToWrite line);

    /// <summary>A member's own reflection, opened to her group and coach.</summary>
    Task ReflectAsync(Tx tx, Viewer member, CoachingSessionId session, string text);

    /// <summary>A coach offers a point to the groups behind it, and releases it where they have been heard.</summary>
    Task OfferAsync(Tx tx, Viewer coach, ProgrammeId programme, PointToOffer point);
}
