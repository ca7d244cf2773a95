namespace Sparring.Rooms.Privacy.Contract;

/// <summary>The artefacts of the permission matrix, as its first column names them; a test compares the two.</summary>
public static class Artefact
{
    public const string FoundationDraft = "foundation-draft";
    public const string FoundationSubmitted = "foundation-submitted";
    public const string FoundationPublished = "foundation-published";
    public const string FoundationNotes = "foundation-notes";
    public const string FoundationRereading = "foundation-rereading";
    public const string FoundationFeedback = "foundation-feedback";
    public const string LearningFocus = "learning-focus";
    public const string PracticeArena = "practice-arena";
    public const string TrialAction = "trial-action";
    public const string JointAction = "joint-action";
    public const string Reflection = "reflection";
    public const string CoachingSchedule = "coaching-schedule";
    public const string CalendarAddress = "calendar-address";
    public const string CoachingSession = "coaching-session";
    public const string CoachingNotes = "coaching-notes";
    public const string CoachingInsight = "coaching-insight";
    public const string Dilemma = "dilemma";
    public const string GeneralCase = "general-case";
    public const string SurveyAnswers = "survey-answers";
    public const string NamedTies = "named-ties";
    public const string SurveyResults = "survey-results";
    public const string OutsideRanking = "outside-ranking";
    public const string PerceivedRatings = "perceived-ratings";
    public const string PerceivedReport = "perceived-report";
    public const string VisitAlignment = "visit-alignment";
    public const string VisitObservation = "visit-observation";
    public const string VisitReflection = "visit-reflection";
    public const string GroupNames = "group-names";
    public const string GroupAttributes = "group-attributes";
    public const string SeminarProgramme = "seminar-programme";
    public const string SeminarNotes = "seminar-notes";
    public const string PostIt = "post-it";
    public const string Photo = "photo";
    public const string MemoOpen = "memo-open";
    public const string MemoDecided = "memo-decided";
    public const string MemoClosed = "memo-closed";
    public const string ReadLog = "read-log";
    public const string DeletionCertificate = "deletion-certificate";
}

/// <summary>The codes in the cells of the matrix.</summary>
public static class Right
{
    public const string Write = "W";
    public const string Read = "R";

    /// <summary>Whether it was handed in, and no word of it. Never read access.</summary>
    public const string Status = "S";

    /// <summary>Figures that pass the atom rule.</summary>
    public const string Aggregate = "A";

    /// <summary>Only by the owner's own, revocable act (<see cref="IGrants"/>).</summary>
    public const string Consent = "C";

    /// <summary>Only while a role that ends lasts.</summary>
    public const string Limited = "L";
}
