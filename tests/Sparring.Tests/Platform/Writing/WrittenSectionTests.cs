using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Xunit;

namespace Sparring.Tests.Platform.Writing;

public sealed class WrittenSectionTests
{
    private static readonly DateTimeOffset Now = new(2018, 11, 1, 11, 3, 0, TimeSpan.Zero);
    private static readonly Guid Here = Ids.Secure.Next();
    private static readonly Guid Elsewhere = Ids.Secure.Next();

    [Fact]
    public void A_first_save_is_revision_one()
    {
        var saved = Save(WrittenSection.Empty("why"), Sent("Fordi", 0, Here, 1));

        Assert.Equal(new WrittenSection("why", 1, "Fordi", Now, Here, 1), saved);
    }

    [Fact]
    public void The_same_save_twice_is_one_save()
    {
        var kept = Save(WrittenSection.Empty("why"), Sent("Fordi", 0, Here, 1));

        var again = kept.Meet(Sent("Fordi", 0, Here, 1), Now.AddMinutes(1));

        Assert.Equal(new SectionSave.AlreadySaved(kept), again);
    }

    [Fact]
    public void An_open_page_whose_answer_was_lost_goes_on_from_its_own_save()
    {
        var kept = Save(WrittenSection.Empty("why"), Sent("Fordi", 0, Here, 1));

        var next = Save(kept, Sent("Fordi jeg", 0, Here, 2));

        Assert.Equal(2, next.Revision);
    }

    [Fact]
    public void A_delayed_save_of_an_older_text_changes_nothing()
    {
        var kept = Save(Save(WrittenSection.Empty("why"), Sent("a", 0, Here, 1)), Sent("a b", 1, Here, 2));

        var late = kept.Meet(Sent("a", 0, Here, 1), Now);

        Assert.Equal(new SectionSave.AlreadySaved(kept), late);
    }

    [Fact]
    public void Two_tabs_that_wrote_different_texts_meet_with_both()
    {
        var kept = Save(WrittenSection.Empty("why"), Sent("fra det ene vindue", 0, Elsewhere, 1));

        var met = kept.Meet(Sent("fra det andet", 0, Here, 1), Now);

        Assert.Equal(new SectionSave.Conflict(kept, "fra det andet"), met);
    }

    [Fact]
    public void Going_back_in_the_browser_and_saving_other_text_under_the_same_step_is_never_silent()
    {
        var kept = Save(WrittenSection.Empty("why"), Sent("først", 0, Here, 1));

        var met = kept.Meet(Sent("noget andet", 0, Here, 1), Now);

        Assert.IsType<SectionSave.Conflict>(met);
    }

    [Fact]
    public void Emptying_a_section_is_a_save()
    {
        var kept = Save(WrittenSection.Empty("why"), Sent("Fordi", 0, Here, 1));

        Assert.Equal("", Save(kept, Sent("", 1, Here, 2)).Text);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  \n ", 0)]
    [InlineData("Jeg leder – og lytter.", 4)]
    [InlineData("ét\ntre to", 3)]
    public void Words_are_what_has_letters_or_digits(string text, int words) =>
        Assert.Equal(words, Sparring.Platform.Ui.Words.Count(text));

    private static SectionText Sent(string text, int based, Guid editor, int step) =>
        new("why", text, based, editor, step);

    private static WrittenSection Save(WrittenSection kept, SectionText sent) =>
        Assert.IsType<SectionSave.Saved>(kept.Meet(sent, Now)).Section;
}
