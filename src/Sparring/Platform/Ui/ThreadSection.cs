namespace Sparring.Platform.Ui;

/// <summary>A panel of a room's own on the start page, below the steps: a component and what it shows.</summary>
/// <param name="Order">Lower stands higher.</param>
/// <param name="Component">A component that starts with a heading of the second level.</param>
/// <param name="Parameters">Its parameters, by name.</param>
public sealed record ThreadSection(int Order, Type Component, IReadOnlyDictionary<string, object> Parameters)
{
    public static ThreadSection Of<T>(int order, object parameters)
        where T : Microsoft.AspNetCore.Components.IComponent => new(order, typeof(T), new Web.RouteValues(parameters));
}

/// <summary>A room shows something of its own on the start page; nothing to show is an empty list.</summary>
public interface IThreadSections : IThreadPart<ThreadSection>;
