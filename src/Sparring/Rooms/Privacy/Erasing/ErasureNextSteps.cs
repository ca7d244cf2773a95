using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>Whoever is about to be erased reads it first of all, and how to stop it.</summary>
public sealed class ErasureNextSteps : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<ErasureNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) => [new(ErasureRequestStore.OwnDueSql)];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer) =>
        [
            .. (await answers.ListAsync<DateOnly>()).Select(due => new NextStep(
                0,
                texts.With("requestStep", due.Said()),
                texts["requestStepText"],
                due,
                ErasureOfMine.Path,
                texts["requestStepAction"]
            )),
        ];
}
