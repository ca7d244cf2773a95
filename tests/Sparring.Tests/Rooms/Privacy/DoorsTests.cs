using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

/// <summary>Doors made from the matrix, against the file itself.</summary>
public sealed class DoorsTests
{
    private static readonly string[][] Csv =
    [
        .. File.ReadAllLines(Repository.Path("src/Sparring/Rooms/Privacy/permission-matrix.csv"))
            .Select(line => line.Split(';')),
    ];

    private static readonly string[] Roles =
    [
        "participant",
        "coach",
        "organiser",
        "facilitator",
        "executive",
        "data_protection_officer",
        "administrator",
        "speaker",
    ];

    [Fact]
    public void A_door_opens_for_those_the_matrix_could_give_the_right_for_somebody_and_for_nobody_else()
    {
        foreach (var row in Csv.Skip(1))
        {
            foreach (var right in "RWSA")
            {
                var door = Doors.To(row[0], $"{right}");

                Assert.Equal(
                    (row[0], right, string.Join(", ", Roles.Where(role => CouldHold(row, role, right)))),
                    (row[0], right, string.Join(", ", Roles.Where(role => door.Opens(Holder(role)))))
                );
                Assert.False(door.Opens(null));
                Assert.Equal((row[0], $"{right}"), door.Matrix);
                Assert.Equal($"{row[0]} {right}", door.Name);
            }
        }
    }

    [Theory]
    [InlineData(
        "owner",
        "participant, coach, organiser, facilitator, executive, data_protection_officer, administrator, speaker"
    )]
    [InlineData(
        "colleague",
        "participant, coach, organiser, facilitator, executive, data_protection_officer, administrator, speaker"
    )]
    [InlineData("group", "participant")]
    [InlineData("small", "participant")]
    [InlineData("participant", "participant")]
    [InlineData("coach", "coach")]
    [InlineData("other_coach", "coach")]
    [InlineData("organiser", "organiser")]
    public void A_right_of_one_alone_opens_the_door_to_those_who_could_be_that_one_for_somebody(
        string actor,
        string roles
    )
    {
        var row = new MatrixRow("a", "C3", "", "", "owner", new Dictionary<string, string> { [actor] = "R" });

        var door = Doors.To(row, Right.Read);

        Assert.Equal(roles, string.Join(", ", Roles.Where(role => door.Opens(Holder(role)))));
        Assert.DoesNotContain(Roles, role => Doors.To(row, Right.Write).Opens(Holder(role)));
    }

    [Fact]
    public void A_door_to_what_the_matrix_does_not_know_is_not_made() =>
        Assert.Throws<KeyNotFoundException>(() => Doors.To("something-new", Right.Read));

    /// <summary>Everybody may own something and is a colleague; who takes part is in groups; a coach of one group is another's to the rest.</summary>
    private static bool CouldHold(string[] row, string role, char right) =>
        Columns(role)
            .Select(column => row[Array.IndexOf(Csv[0], column)])
            .Any(cell => cell.Contains(right) || (right == 'R' && cell.Contains('C')));

    private static string[] Columns(string role) =>
        role switch
        {
            "participant" => ["owner", "colleague", "participant", "group", "small"],
            "coach" => ["owner", "colleague", "coach", "other_coach"],
            "speaker" => ["owner", "colleague"],
            _ => ["owner", "colleague", role],
        };

    private static Viewer Holder(string role) => new(default, default, "", "da", new HashSet<string> { role });
}
