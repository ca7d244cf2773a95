using Microsoft.AspNetCore.Components;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Platform.Ui;

/// <summary>A component that shows: it knows its room's texts and the request's frame, and fetches nothing.</summary>
public abstract class SparringComponent : ComponentBase
{
    private RoomTexts? texts;

    [CascadingParameter]
    public required Frame Frame { get; set; }

    /// <summary>The sentence of this component's room under a key, in the reader's language.</summary>
    protected string T(string key) => Own[key];

    protected string T(string key, params object?[] values) => Own.With(key, values);

    private RoomTexts Own => texts ??= RoomTexts.Of(GetType());
}
