using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>Doors made from the matrix: they open for those who could hold the right for somebody. Rows are asked for afterwards.</summary>
public static class Doors
{
    /// <summary>
    /// A door for an artefact and a right. Reading also opens for those an owner could share with, since only the rows know
    /// whether she did.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The matrix has no such artefact: the endpoint fails when it is mapped.</exception>
    public static Door To(string artefact, string right) => To(PermissionMatrix.Embedded[artefact], right);

    /// <summary>The same, for a row in hand.</summary>
    public static Door To(MatrixRow row, string right)
    {
        var holders = row
            .Rights.Keys.Where(actor => row.May(actor, right) || (right == Right.Read && row.May(actor, Right.Consent)))
            .ToHashSet(StringComparer.Ordinal);
        return new Door(
            $"{row.Artefact} {right}",
            viewer => viewer is not null && holders.Any(actor => CouldBe(viewer, actor))
        )
        {
            Matrix = (row.Artefact, right),
        };
    }

    private static bool CouldBe(Viewer viewer, string actor) =>
        actor switch
        {
            "owner" or "colleague" => true,
            "group" or "small" => viewer.Is("participant"),
            "other_coach" => viewer.Is("coach"),
            _ => viewer.Is(actor),
        };
}
