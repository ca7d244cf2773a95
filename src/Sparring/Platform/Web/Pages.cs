using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Sparring.Platform.Ui;

namespace Sparring.Platform.Web;

/// <summary>Components as answers: the same component is the full page and the fragment.</summary>
public static class Pages
{
    /// <summary>A page or fragment for this request, with the viewer, the forgery token and the menu around it.</summary>
    public static IResult Show<T>(HttpContext http, object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => Framed(typeof(T), parameters, Frame.Of(http), status);

    /// <summary>A page without viewer, menu and forms: the same bytes for everybody.</summary>
    public static IResult Bare<T>(object parameters, int status)
        where T : IComponent => InFrame<T>(parameters, Frame.Empty, status);

    /// <summary>A page in a frame that is known already.</summary>
    public static IResult InFrame<T>(object parameters, Frame frame, int status)
        where T : IComponent => Framed(typeof(T), parameters, frame, status);

    private static RazorComponentResult<Framed> Framed(Type component, object parameters, Frame frame, int status) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(Ui.Framed.Component)] = component,
                [nameof(Ui.Framed.Parameters)] = new RouteValues(parameters),
                [nameof(Ui.Framed.Frame)] = frame,
            }
        )
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}

/// <summary>The properties of an anonymous object by name, as the renderer wants them.</summary>
public sealed class RouteValues(object parameters)
    : Dictionary<string, object>(
        new Microsoft.AspNetCore.Routing.RouteValueDictionary(parameters)
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? "")),
        StringComparer.Ordinal
    );
