using Sparring.Rooms.Dilemmas.Checking;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas.Checking;

public sealed class FindTelltalesTests
{
    private static readonly Roster Roster = new([
        new("Astrid Brøndsted", "Chef for Økonomi", "Fællessekretariatet", "FSK"),
        new("Karen-Margrethe Lundager", "Leder i Veje og Parker", "By og Klima", "BYK"),
        new("Søren Kildevang", "Chef for Hjemmepleje", "Ældre og Sundhed", "ÆOS"),
        new("Jens Aabling", "Leder", "Skole og Barndom", "SKB"),
        new("Kristian Holm", "Leder", "Skole og Barndom", "SKB"),
        new("Birgitte Dam", "Leder", "Skole og Barndom", "SKB"),
        new("Bo Top", "Leder", "Skole og Barndom", "SKB"),
    ]);

    [Theory]
    [InlineData("Det var Astrid, der sagde nej", "Astrid")]
    [InlineData("Det var Astrids plan", "Astrids")]
    [InlineData("Det var astrids plan", "astrids")]
    [InlineData("Vi talte om Jens' møde", "Jens")]
    [InlineData("Vi talte om Brøndsteds møde", "Brøndsteds")]
    [InlineData("Vi talte med Karen Margrethe", "Karen Margrethe")]
    [InlineData("Vi talte med Karen-Margrethe", "Karen-Margrethe")]
    [InlineData("Vi talte med Karen om det", "Karen")]
    [InlineData("Vi talte med KM", "KM")]
    [InlineData("Vi talte med Soeren om det", "Soeren")]
    [InlineData("Vi talte med Soren om det", "Soren")]
    [InlineData("Vi talte med SØREN om det", "SØREN")]
    [InlineData("Vi talte med Åbling om det", "Åbling")]
    [InlineData("Vi talte med Christian om det", "Christian")]
    [InlineData("Vi talte med Gitte om det", "Gitte")]
    [InlineData("Vi talte med bo top om det", "bo top")]
    public void Somebody_of_the_programme_is_found_however_the_name_is_written(string text, string found) =>
        Assert.Contains((TelltaleKind.Name, found), Found(text));

    [Theory]
    [InlineData("Vi vil bo i en dam ved skoven og holde en top")]
    [InlineData("Det er svært at lede på tværs, når ingen ejer opgaven.")]
    [InlineData("Vi brugte 12.500.000 kr. i 2019 på 34 pladser.")]
    [InlineData("Skive er også et stykke. Greve er en titel.")]
    public void Ordinary_words_and_sums_are_nothing(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("Hendes nummer er 010203-1234", "010203-1234")]
    [InlineData("Hendes nummer er 0102031234.", "0102031234")]
    [InlineData("Hendes nummer er 01 02 03 1234", "01 02 03 1234")]
    [InlineData("Erstatning 611203-1234", "611203-1234")]
    public void A_cpr_number_is_found_in_every_writing(string text, string found) =>
        Assert.Equal([(TelltaleKind.Cpr, found)], Found(text));

    [Theory]
    [InlineData("Faktura 9902031234", "9902031234")]
    public void Ten_figures_that_are_no_day_are_no_cpr_number(string text, string figures) =>
        Assert.DoesNotContain((TelltaleKind.Cpr, figures), Found(text));

    [Theory]
    [InlineData("Vi ringede til borger Yrsa i går", TelltaleKind.Citizen, "borger Yrsa")]
    [InlineData("Vi ringede til borgeren Yrsa Kvist", TelltaleKind.Citizen, "borgeren Yrsa")]
    [InlineData("Det er patienten Oluf, der venter", TelltaleKind.Citizen, "patienten Oluf")]
    [InlineData("Så kom Yrsa Kvist forbi", TelltaleKind.Stranger, "Yrsa Kvist")]
    [InlineData("Ring på 23 45 67 89", TelltaleKind.Phone, "23 45 67 89")]
    [InlineData("Ring på +45 23456789.", TelltaleKind.Phone, "+45 23456789")]
    [InlineData("Skriv til yrsa@firma.dk", TelltaleKind.Email, "yrsa@firma.dk")]
    [InlineData("Hun bor på Møllevej 12", TelltaleKind.Address, "Møllevej 12")]
    [InlineData("Det skete i Aarhus", TelltaleKind.Place, "Aarhus")]
    [InlineData("Det er Århus' problem", TelltaleKind.Place, "Århus")]
    [InlineData("Det er Odenses problem", TelltaleKind.Place, "Odenses")]
    [InlineData("Vi spurgte chefen for økonomi", TelltaleKind.Title, "chefen for økonomi")]
    [InlineData("Så kom rådmanden", TelltaleKind.Title, "rådmanden")]
    [InlineData("Så sagde FSK nej", TelltaleKind.Department, "FSK")]
    [InlineData("Så sagde Skole og Barndom nej", TelltaleKind.Department, "Skole og Barndom")]
    public void What_says_who_or_where_is_found(string text, TelltaleKind kind, string found) =>
        Assert.Contains((kind, found), Found(text));

    [Fact]
    public void A_title_that_many_hold_points_at_nobody() => Assert.Empty(Found("Så sagde en leder nej"));

    private static IEnumerable<(TelltaleKind, string)> Found(string text) =>
        FindTelltales.In(text, Roster).Select(one => (one.Kind, one.Found));
}
