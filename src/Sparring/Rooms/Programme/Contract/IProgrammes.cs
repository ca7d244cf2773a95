using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>A programme as other rooms name it; the title is in the reader's language.</summary>
/// <param name="State"><c>drafted</c>, <c>decided</c>, <c>running</c>, <c>closed</c> or <c>purged</c>.</param>
public sealed record ProgrammeCard(
    ProgrammeId Id,
    string Key,
    string Title,
    DateOnly Starts,
    DateOnly Ends,
    string State = "running"
);

/// <summary>A day by which something must be done, and the moment it ends in Copenhagen.</summary>
public sealed record Deadline(string Kind, string Title, DateOnly Day)
{
    public DateTimeOffset Ends => Clock.At(Day.AddDays(1), TimeOnly.MinValue);
}

/// <summary>Programmes, who holds which role in them as of when, and their deadlines.</summary>
public interface IProgrammes
{
    /// <summary>The programmes in which the viewer holds a role today: the one she has chosen first, then running ones, the latest start first.</summary>
    Task<IReadOnlyList<ProgrammeCard>> OfViewerAsync(Tx tx);

    Task<ProgrammeCard?> FindAsync(Tx tx, ProgrammeId programme);

    /// <summary>Those who hold a role (participant, organiser, coach …) as of a date, by name.</summary>
    Task<IReadOnlyList<PersonId>> HoldersAsync(Tx tx, ProgrammeId programme, string role, DateOnly asOf);

    /// <summary>The roles a person holds in one programme as of a date.</summary>
    Task<IReadOnlySet<string>> RolesAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf);

    /// <summary>A deadline of the programme's plan by its kind (<c>foundation-submission</c>), if the plan has one.</summary>
    Task<Deadline?> DeadlineAsync(Tx tx, ProgrammeId programme, string kind);
}
