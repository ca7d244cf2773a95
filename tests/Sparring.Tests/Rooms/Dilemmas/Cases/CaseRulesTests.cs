using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Checking;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas.Cases;

/// <summary>When a case may be put to its authors and when it may be released, without a database.</summary>
public sealed class CaseRulesTests
{
    private static readonly DateTimeOffset At = new(2019, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Ids Ids = Ids.From(5);

    [Fact]
    public void Five_authors_of_two_groups_are_enough() =>
        Assert.Empty(CaseRules.OfSources([.. Authors(1, 1, 1, 1, 2)]));

    [Theory]
    [InlineData(1, 1, 1, 2, 2)]
    [InlineData(4, 1)]
    public void With_fewer_authors_it_is_said_how_many_are_missing(int missing, params int[] groups) =>
        Assert.Contains(new CaseBlock.TooFewAuthors(missing), CaseRules.OfSources([.. Authors(groups)]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    public void Five_authors_of_one_group_are_known_to_each_other_whatever_its_number(int group) =>
        Assert.Equal(
            [new CaseBlock.TooFewGroups()],
            CaseRules.OfSources([.. Authors(group, group, group, group, group)])
        );

    [Fact]
    public void Authors_without_a_group_are_no_second_group() =>
        Assert.Equal(
            [new CaseBlock.TooFewGroups()],
            CaseRules.OfSources([.. Authors(1, 1, 1, 1), Source("Eva", null)])
        );

    [Fact]
    public void Two_dilemmas_of_one_author_are_one_author()
    {
        var sources = Authors(1, 1, 2, 2).ToList();
        sources.Add(sources[0] with { Dilemma = DilemmaId.Of(Ids.Next()) });

        Assert.Equal([new CaseBlock.TooFewAuthors(1)], CaseRules.OfSources(sources));
    }

    [Theory]
    [InlineData("read", "no")]
    [InlineData("merged", "yes")]
    public void Whoever_lets_it_be_read_only_or_could_be_guessed_stands_in_the_way_and_does_not_count(
        string consent,
        string guess
    )
    {
        var unfit = Source("Eva", 2);
        unfit = unfit with { Sent = unfit.Sent is { } sent ? sent with { Consent = consent, Guess = guess } : null };

        Assert.Equal(
            [new CaseBlock.TooFewAuthors(1), new CaseBlock.NotFit("Eva")],
            CaseRules.OfSources([.. Authors(1, 1, 2, 2), unfit])
        );
    }

    [Fact]
    public void What_was_taken_back_by_its_author_stands_in_the_way_until_it_is_taken_out()
    {
        var gone = Source("Eva", 2) with { Sent = null };

        Assert.Equal([new CaseBlock.NotFit("Eva")], CaseRules.OfSources([.. Authors(1, 1, 2, 2, 2), gone]));
        Assert.Empty(CaseRules.OfSources([.. Authors(1, 1, 2, 2, 2), gone with { IsDropped = true }]));
    }

    [Fact]
    public void What_was_taken_out_does_not_count()
    {
        var sources = Authors(1, 1, 2, 2, 2).ToList();
        sources[0] = sources[0] with { IsDropped = true };

        Assert.Equal([new CaseBlock.TooFewAuthors(1)], CaseRules.OfSources(sources));
    }

    [Fact]
    public void Everybody_in_it_says_yes_and_silence_is_no_yes()
    {
        var yes = Source("Asta", 1) with { Answer = CaseAnswer.Yes };
        var no = Source("Bo", 1) with { Answer = CaseAnswer.No };
        var silent = Source("Carl", 2);
        var dropped = Source("Dea", 2) with { Answer = CaseAnswer.No, IsDropped = true };

        Assert.Empty(CaseRules.OfAnswers([yes, dropped]));
        Assert.Equal(
            [new CaseBlock.SaidNo("Bo"), new CaseBlock.NotAnswered("Carl")],
            CaseRules.OfAnswers([yes, no, silent, dropped])
        );
    }

    [Fact]
    public void A_case_is_where_its_last_step_left_it()
    {
        var written = new GeneralCase(GeneralCaseId.Of(Ids.Next()), default, default, At, 0, null, null, null, null);
        var asked = written with { AskedAt = At };
        var released = asked with { ReleasedAt = At };

        Assert.Equal(
            [CaseState.Writing, CaseState.Asked, CaseState.Released, CaseState.TakenBack],
            new[] { written, asked, released, released with { TakenBackAt = At } }.Select(one => one.State)
        );
    }

    [Fact]
    public void A_part_nothing_was_written_in_is_empty_and_every_save_of_any_part_makes_the_draft_another()
    {
        var held = new GeneralCase(GeneralCaseId.Of(Ids.Next()), default, default, At, 0, null, null, null, null);
        var draft = new CaseDraft(
            held,
            [new("title", 2, "Ansvar", At, default, 1), new("situation", 3, "To enheder.", At, default, 1)]
        );

        Assert.Equal(("Ansvar", "To enheder.", ""), (draft["title"].Text, draft["situation"].Text, draft["one"].Text));
        Assert.Equal(5, draft.Revision);
        Assert.Equal(["title", "situation", "one", "other"], CaseTemplate.Keys);
        Assert.Equal([1, 9, 4, 4], CaseTemplate.Keys.Select(CaseTemplate.Rows));
        Assert.Equal(["q1", "q2", "q3"], CaseTemplate.Questions);
        Assert.Equal(["place", "profession", "scale"], CaseTemplate.Changes);
        Assert.Equal($"/cases/{held.Id.Value}", held.Address);
    }

    [Fact]
    public void A_case_is_sealed_under_a_key_of_its_own_and_bound_to_its_coach_part_and_version()
    {
        var held = new GeneralCase(
            GeneralCaseId.Of(Ids.Next()),
            ProgrammeId.Of(Ids.Next()),
            PersonId.Of(Ids.Next()),
            At,
            0,
            null,
            null,
            null,
            null
        );
        var tenant = TenantId.Of(Ids.Next());

        Assert.Equal(
            new SealedPlace(tenant, held.Programme, held.Coach, "general-case", held.Id.Value, "title", 4)
            {
                OwnKey = held.Id.Value,
            },
            held.PlaceOf(tenant, "title", 4)
        );
    }

    [Fact]
    public void A_case_of_its_own_words_with_nobodys_name_is_found_faultless()
    {
        var findings = Check(
            [new("title", "Ansvar på tværs"), new("situation", "To enheder deler en opgave.")],
            "Vi kan ikke blive enige om, hvem der skal betale."
        );

        Assert.Empty(findings.Blocks);
        Assert.Equal(
            [new Piece("Vi kan ikke blive enige om, hvem der skal betale.", IsShared: false)],
            findings.Sources[0].Single().Pieces
        );
    }

    [Fact]
    public void Every_empty_part_is_named() =>
        Assert.Equal(
            [new CaseBlock.NotWritten("situation"), new CaseBlock.NotWritten("other")],
            Check([new("title", "Ansvar"), new("situation", ""), new("other", "")], "Noget helt andet.").Blocks
        );

    [Fact]
    public void Shared_words_are_said_with_whose_they_are_and_marked_where_they_stand_in_the_source()
    {
        var findings = Check(
            [new("title", "Ansvar"), new("situation", "Først: en to tre fire fem seks syv otte, og så videre.")],
            "Jeg skrev en to tre fire fem seks syv otte til sidst."
        );

        Assert.Equal(
            [new CaseBlock.SharedWords("situation", "en to tre fire fem seks syv otte", "Forfatter 1")],
            findings.Blocks
        );
        Assert.Equal(
            [
                new Piece("Jeg skrev ", IsShared: false),
                new Piece("en to tre fire fem seks syv otte", IsShared: true),
                new Piece(" til sidst.", IsShared: false),
            ],
            findings.Sources[0].Single().Pieces
        );
    }

    [Fact]
    public void A_source_that_is_all_shared_is_one_marked_piece() =>
        Assert.Equal(
            [new Piece("en to tre fire fem seks syv otte", IsShared: true)],
            Check([new("situation", "En to tre fire fem seks syv otte!")], "en to tre fire fem seks syv otte")
                .Sources[0]
                .Single()
                .Pieces
        );

    [Fact]
    public void Words_that_run_from_one_part_into_the_next_are_not_shared() =>
        Assert.Empty(
            Check(
                [new("title", "en to tre fire"), new("situation", "fem seks syv otte")],
                "en to tre fire fem seks syv otte"
            ).Blocks
        );

    [Fact]
    public void At_most_eight_runs_are_listed_and_all_are_marked()
    {
        var runs = Enumerable
            .Range(0, 10)
            .Select(run => string.Join(' ', Enumerable.Range(0, 8).Select(word => $"ord{run}x{word}")))
            .ToList();

        var findings = Check([new("situation", string.Join(" indskud ", runs))], string.Join(" noget ", runs));

        Assert.Equal(8, findings.Blocks.Count);
        Assert.Equal(10, findings.Sources[0].Single().Pieces.Count(piece => piece.IsShared));
    }

    [Fact]
    public void A_name_stops_it_and_a_place_is_a_warning()
    {
        var findings = Check([new("situation", "Det var Astrid, der sagde nej i Aarhus.")], "Noget helt andet.");

        Assert.Equal([new CaseBlock.NamesSomebody("situation", "Astrid")], findings.Blocks);
        Assert.Equal(
            [(TelltaleKind.Place, "Aarhus")],
            findings.Warnings.Select(warning => (warning.Kind, warning.Found))
        );
    }

    /// <summary>Checked against the first of five sources; the other four are of other words.</summary>
    private static CaseFindings Check(IReadOnlyList<SectionOfText> text, string source)
    {
        var sources = Authors(1, 1, 1, 2, 2)
            .Index()
            .Select(one => one.Item with { Texts = [new("situation", one.Index == 0 ? source : "Egne ord.")] });
        return CheckCase.Find(
            text,
            [.. sources],
            new Roster([new("Astrid Brøndsted", "Chef for Økonomi", "Fællessekretariatet", "FSK")])
        );
    }

    private static IEnumerable<CaseSource> Authors(params int[] groups) =>
        groups.Select((group, place) => Source($"Forfatter {place + 1}", group));

    private static CaseSource Source(string author, int? group)
    {
        var (dilemma, owner) = (DilemmaId.Of(Ids.Next()), PersonId.Of(Ids.Next()));
        var sent = new SentDilemma(dilemma, default, owner, Ids.Next(), 1, "no", "merged", false, At, null, 0);
        return new(dilemma, owner, author, group, sent, [], IsDropped: false, CaseAnswer.None, Reason: null);
    }
}
