using System.Globalization;
using Sparring.Rooms.Privacy;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

public sealed class WhoCanReadTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(
        Artefact.FoundationNotes,
        "da",
        "Kun du kan læse det; ingen andre kan, heller ikke sparringsgruppen, gruppens coach, ledelseskonsulenterne, direktørgruppen eller IT-administratorer; det er dit og bliver, til du selv eller din organisation sletter det."
    )]
    [InlineData(
        Artefact.FoundationDraft,
        "da",
        "Kun du kan læse det; sparringsgruppen og bordgruppen på seminaret kan kun, hvis du deler det; ingen andre kan, heller ikke gruppens coach, ledelseskonsulenterne, direktørgruppen eller IT-administratorer; det er dit og bliver, til du selv eller din organisation sletter det."
    )]
    [InlineData(
        Artefact.FoundationSubmitted,
        "en",
        "You and the group’s coach can read this; the leadership consultants can see that it is handed in, but not what it says; nobody else can, not even the sparring group, the executive team or IT administrators; it is yours and stays until you or your organisation delete it."
    )]
    [InlineData(
        Artefact.Dilemma,
        "en",
        "You and the group’s coach can read this; other coaches only if you share it; the leadership consultants can see that it is handed in, but not what it says; nobody else can, not even the sparring group, the executive team or IT administrators; it is deleted when the coaching ends."
    )]
    [InlineData(
        Artefact.SurveyResults,
        "en",
        "The sparring group, the table group at the seminar, the group’s coach, other coaches, other participants, the leadership consultants, facilitators (for as long as the assignment lasts), the executive team and the data protection officer can only see overall figures; nobody else can, not even IT administrators; it is deleted together with the programme."
    )]
    [InlineData(
        Artefact.FoundationPublished,
        "en",
        "You and the group’s coach can read this; the sparring group, the table group at the seminar, other participants, colleagues outside the programme, the leadership consultants, facilitators (for as long as the assignment lasts) and the executive team only if you share it; nobody else can, not even IT administrators; it is yours and stays until you or your organisation delete it."
    )]
    [InlineData(
        Artefact.DeletionCertificate,
        "en",
        "You, the sparring group, the table group at the seminar, the group’s coach, other coaches, the leadership consultants, the executive team, the data protection officer and IT administrators can read this; it is kept as proof and deleted together with the programme."
    )]
    public void The_sentence_says_who_can_who_cannot_and_when_it_is_deleted(
        string artefact,
        string language,
        string sentence
    ) => Assert.Equal(sentence, In(language, artefact));

    [Theory]
    [InlineData(
        Artefact.Reflection,
        "Only Asta Holm can read this; the sparring group, the table group at the seminar, the group’s coach and other participants only if shared by Asta Holm; nobody else can, not even the leadership consultants, the executive team or IT administrators; it stays until Asta Holm or the organisation deletes it."
    )]
    [InlineData(
        Artefact.CoachingNotes,
        "The group’s coach can read this; nobody else can, not even the sparring group, the leadership consultants, the executive team or IT administrators; it is deleted when the coaching ends."
    )]
    [InlineData(
        Artefact.GroupNames,
        "Asta Holm, the sparring group, the table group at the seminar, the group’s coach, other participants, the leadership consultants and facilitators (for as long as the assignment lasts) can read this; nobody else can, not even the executive team or IT administrators; it is deleted together with the programme."
    )]
    public void Who_reads_what_is_somebody_elses_is_told_whose_it_is(string artefact, string sentence) =>
        Assert.Equal(sentence, Said("en", artefact, "Asta Holm", []).Sentence);

    [Theory]
    [InlineData(Artefact.Reflection, null, "Only you can read this.")]
    [InlineData(Artefact.Reflection, "Asta Holm", "Only Asta Holm can read this.")]
    [InlineData(
        Artefact.PerceivedRatings,
        null,
        "The leadership consultants can see that it is handed in, but not what it says."
    )]
    [InlineData(
        "calendar-address",
        null,
        "Nobody can read this, not even the sparring group, the group’s coach, the leadership consultants, the executive team or IT administrators."
    )]
    public void The_first_words_alone_say_who_reads_it_now(string artefact, string? owner, string brief) =>
        Assert.Equal(brief, Said("en", artefact, owner, []).Brief);

    [Fact]
    public void Who_it_has_been_opened_to_can_read_it_and_nobody_the_matrix_does_not_let_her_open_it_to()
    {
        var closed = In("da", Artefact.Reflection);
        var open = In("da", Artefact.Reflection, "group", "coach", "organiser");

        Assert.StartsWith("Kun du kan læse det;", closed, StringComparison.Ordinal);
        Assert.StartsWith("Du, sparringsgruppen og gruppens coach kan læse det;", open, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "sparringsgruppen",
            open[open.IndexOf(';', StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Whom_it_has_been_opened_to_is_not_said_to_see_only_that_it_is_there()
    {
        Assert.Equal(
            "You, the sparring group, the table group at the seminar, the group’s coach and the leadership consultants can read this; other participants and facilitators (for as long as the assignment lasts) only if you share it; nobody else can, not even the executive team or IT administrators; it is yours and stays until you or your organisation delete it.",
            In("en", Artefact.PracticeArena, "organiser")
        );
        Assert.Contains(
            "the leadership consultants can see that it is handed in, but not what it says",
            In("en", Artefact.PracticeArena),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_artefact_has_a_sentence_in_both_languages_that_names_the_organiser_unless_she_may_read()
    {
        Assert.All(
            PermissionMatrix.Embedded.Rows,
            row =>
            {
                Assert.Contains("ledelseskonsulenterne", In("da", row.Artefact), StringComparison.OrdinalIgnoreCase);
                Assert.Contains("leadership consultants", In("en", row.Artefact), StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [Fact]
    public async Task The_page_shows_every_row_and_finds_what_is_searched_for()
    {
        var world = await Relations.MakeAsync(app.Database);
        using var client = await app.SignedInClientAsync(world.Owner.Person);

        using var all = await client.PageAsync("/privacy");
        using var found = await client.PageAsync("/privacy?q=private%20noter");
        using var none = await client.PageAsync("/privacy?q=%3Cscript%3E");

        Assert.Equal(PermissionMatrix.Embedded.Rows.Count, all.QuerySelectorAll(".privacy-row").Length);
        Assert.Equal([Artefact.FoundationNotes], found.QuerySelectorAll(".privacy-row").Select(row => row.Id));
        Assert.Empty(none.QuerySelectorAll(".privacy-row"));
    }

    private static string In(string language, string artefact, params IReadOnlyList<string> opened) =>
        Said(language, artefact, null, opened).Sentence;

    private static (string Brief, string Sentence) Said(
        string language,
        string artefact,
        string? owner,
        IReadOnlyList<string> opened
    )
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var said = new WhoCanReadSentence(PermissionMatrix.Embedded[artefact], owner, opened);
            return (said.Brief, said.ToString());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
