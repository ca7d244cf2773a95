using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Groups;

/// <summary>Asks a member to say yes again when her group's agreement has changed.</summary>
public sealed class GroupsNextSteps : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<GroupsNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) => [AcceptanceStore.Next];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer) =>
        [.. (await answers.ListAsync<AcceptanceStore.NextRow>()).Select(Step)];

    private NextStep Step(AcceptanceStore.NextRow row) =>
        new(
            50,
            texts["acceptNext"],
            texts.With("acceptNextDetail", row.Number),
            null,
            $"/groups/{row.Group}#accepted",
            texts["acceptNextAction"]
        );
}
