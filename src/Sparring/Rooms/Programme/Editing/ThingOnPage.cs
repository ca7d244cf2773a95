using Sparring.Platform.Ui;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>A form of a thing on its page.</summary>
/// <param name="IsNew">Whether the thing is to be added to the list the form's path names.</param>
/// <param name="Mark">Made when the form was shown: a new thing sent twice is added once.</param>
/// <param name="Since">What others changed after this form was opened, in plain words.</param>
public sealed record ThingOnPage(
    SeenProgramme Programme,
    ThingForm Form,
    bool IsNew,
    string Mark,
    IReadOnlyList<string> Since
)
{
    public string Title => IsNew ? "" : DesignNames.TitleAt(Programme.Document, Form.Path);

    /// <summary>What a reference may point at.</summary>
    public IReadOnlyList<Option> Targets(DesignField field) =>
        [
            .. DesignTree
                .Items(Programme.Document)
                .Where(item => item.Shape.Noun == field.Target)
                .Select(item => new Option(item.Key, DesignNames.TitleOf(item.Value))),
        ];

    /// <summary>Where the thing's form is; the programme itself stands under a name of its own.</summary>
    public static string AddressOf(SeenProgramme programme, string path) =>
        $"{programme.Address}/thing/{(path.Length == 0 ? "programme" : path)}";
}
