using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.FromElsewhere;

namespace Sparring.Rooms.Surveys.Perceived.BroughtIn;

/// <summary>
/// /surveys/perceived/evaluation: a leader brings in what an evaluation elsewhere said of her. Nobody brings in another's: an organiser
/// sees no leader's result, and so not in a file either.
/// </summary>
public sealed class BringEvaluation(Db db, Ids ids, SurveysAccess access, EvaluationStore store, TimeProvider clock)
    : BringTable<BringEvaluationPage, TypedEvaluation, Evaluation>(
        Path,
        Doors.To(Artefact.PerceivedReport, Right.Aggregate),
        db,
        ids
    )
{
    public const string Path = "/surveys/perceived/evaluation";

    protected override Task<ProgrammeCard?> ProgrammeAsync(Tx tx, Viewer viewer) => access.LedAsync(tx, viewer);

    protected override async Task<string> KeepAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        Guid id,
        Evaluation kept
    )
    {
        await store.PutAsync(tx, viewer, programme, id, kept, clock.Today());
        return ShowPerceived.OwnPath;
    }
}

/// <summary>What was typed and what the file held; carried by the page itself until it is confirmed, and kept nowhere else.</summary>
public sealed record TypedEvaluation(
    Guid Id,
    string Title,
    EvaluationReading? Reading,
    IReadOnlyDictionary<string, string> Errors
) : ITypedTable<TypedEvaluation, Evaluation>
{
    public static long MostBytes => 256 * 1024;

    public static TypedEvaluation Blank(Guid id) => new(id, "", null, new Dictionary<string, string>());

    public static TypedEvaluation Of(Form form, TableReading? file)
    {
        var table = file ?? ChosenTable.FromField(form);
        var texts = RoomTexts.Of<TypedEvaluation>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var title = form["title"];
        if (title.Length is 0 or > Evaluation.MostCharacters)
        {
            errors["title"] = texts.With("evaluationTitleWrong", Evaluation.MostCharacters);
        }

        if (table is not TableReading.Read)
        {
            errors["file"] = table is TableReading.Refused refused ? refused.Sentence : texts["evaluationFileNone"];
        }

        var reading = table is TableReading.Read read ? ReadEvaluation.From(read.Lines) : null;
        return new(form.Id("id") ?? Ids.Secure.Next(), title, reading, errors);
    }

    public Evaluation? Whole =>
        Errors.Count == 0 && Reading is { Themes.Count: > 0 } reading ? new(Title, reading.Themes) : null;

    /// <summary>The rows that can be brought in, as the confirmation reads them again.</summary>
    public string Table =>
        string.Join(
            '\n',
            (Reading?.Themes ?? [])
                .Select(theme =>
                    (string[])
                        [
                            Quoted(theme.Name),
                            Said(theme.Own),
                            Said(theme.Mean),
                            Said(theme.Spread),
                            Said(theme.Answered),
                        ]
                )
                .Prepend(["tema", "selv", "medarbejdere", "spredning", "antal svar"])
                .Select(cells => string.Join(';', cells))
        );

    private static string Said(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
