using Microsoft.AspNetCore.Components;

namespace Sparring.Platform.Ui;

/// <summary>What every question of a form has: a label, perhaps a hint, and what is wrong with the answer.</summary>
public abstract class FormPart : SparringComponent
{
    /// <summary>The field's name in the form; also its id, so that an <see cref="ErrorSummary"/> can link to it.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>One sentence of help; stays visible while one writes.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Another id than the name, when a page has two fields of one name.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The answer may be left out; said beside the label.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Further attributes of the input itself (<c>autocomplete</c>, <c>hx-post</c> …).</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Extra { get; set; }

    protected string Key => Id ?? Name;

    protected string GroupClass => Error is null ? "form-group" : "form-group form-error";

    protected string? Invalid => Error is null ? null : "true";

    protected string? DescribedBy(string? also = null)
    {
        var ids = string.Join(
            ' ',
            new[] { Hint is null ? null : $"{Key}-hint", Error is null ? null : $"{Key}-error", also }.OfType<string>()
        );
        return ids.Length == 0 ? null : ids;
    }
}
