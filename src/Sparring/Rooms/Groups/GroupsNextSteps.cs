using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Groups;

/// <summary>Asks a member to say yes again when her group's agreement has changed; says where one sits at the next gathering.</summary>
public sealed class GroupsNextSteps : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<GroupsNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) => [AcceptanceStore.Next, OccasionStore.Next];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer) =>
        [
            .. (await answers.ListAsync<AcceptanceStore.NextRow>()).Select(Step),
            .. (await answers.ListAsync<OccasionStore.NextRow>()).Select(Step),
        ];

    private NextStep Step(OccasionStore.NextRow row)
    {
        var (title, page) = (BothLanguages.Here(row.Texts), $"/groups/occasions/{row.Id}");
        return row.Number is { } number
            ? new(
                20,
                title,
                texts.With("seatNext", GroupName.Of(row.Kind, row.Colour, number)),
                row.Day,
                page,
                texts["seatNextAction"]
            )
            : new(20, title, texts["dayNext"], row.Day, page + "/today", texts["dayNextAction"]);
    }

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
