using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>One member's line of the joint agreement: what she does, by when, and who asks her.</summary>
/// <param name="Version">Rises when it is written again; 0: not written yet.</param>
/// <param name="AgreedAt">When she said yes to it as it stands; whoever else writes it takes that back.</param>
/// <param name="Outcome">How it went when it was looked at again: <c>kept</c>, <c>adapted</c> or <c>not_kept</c>.</param>
public sealed record Commitment(
    PersonId Owner,
    int Version,
    string Text,
    DateOnly? Due,
    PersonId? AskedBy,
    PersonId? WrittenBy,
    DateTimeOffset? AgreedAt,
    string? Outcome,
    string OutcomeText
)
{
    public const int MostSigns = 2000;

    public static IReadOnlyList<string> Outcomes { get; } = ["kept", "adapted", "not_kept"];

    public static Commitment None(PersonId owner) => new(owner, 0, "", null, null, null, null, null, "");

    public bool IsWritten => Version > 0;

    /// <summary>Once it has been looked at again it is what it was.</summary>
    public bool IsSettled => Outcome is not null;

    /// <summary>Meets what is kept with what somebody at the table writes.</summary>
    public Writing Meet(Commitment typed, PersonId writer, DateTimeOffset now)
    {
        if (IsSettled)
        {
            return new Writing.Settled(this);
        }

        if (typed.Version != Version)
        {
            return typed.Text == Text && typed.Due == Due && typed.AskedBy == AskedBy
                ? new Writing.Written(this, IsNew: false)
                : new Writing.Stale(this);
        }

        return new Writing.Written(
            typed with
            {
                Version = Version + 1,
                WrittenBy = writer,
                AgreedAt = writer == Owner ? now : null,
            },
            IsNew: true
        );
    }

    /// <summary>What came of writing a line.</summary>
    public abstract record Writing
    {
        private Writing() { }

        /// <summary>It stands now.</summary>
        /// <param name="IsNew">False: the same was sent again, and is kept already.</param>
        public sealed record Written(Commitment Line, bool IsNew) : Writing;

        /// <summary>Somebody else at the table has written it meanwhile.</summary>
        public sealed record Stale(Commitment Theirs) : Writing;

        public sealed record Settled(Commitment Kept) : Writing;
    }
}
