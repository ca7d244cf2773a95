using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.People.Import;

/// <summary>The way of a file: choose, match, look, done.</summary>
public static class ImportSteps
{
    private static readonly string[] Keys = ["stepFile", "stepMatch", "stepPreview", "stepDone"];

    public static IReadOnlyList<Step> At(int current)
    {
        var texts = RoomTexts.Of<PeopleImport>();
        return
        [
            .. Keys.Select(
                (key, at) =>
                    new Step(
                        texts[key],
                        at < current || current == 3 ? Status.Done
                            : at == current ? Status.Current
                            : Status.Neutral
                    )
            ),
        ];
    }
}
