using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    private static Rendered Framed(Type component, object parameters, Frame frame, int status) =>
        new(
            ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(Ui.Framed.Component)] = component,
                    [nameof(Ui.Framed.Parameters)] = new RouteValues(parameters),
                    [nameof(Ui.Framed.Frame)] = frame,
                }
            ),
            status
        );

    // A page is whole before its first byte is sent: what fails within it is answered by another page.
    private sealed class Rendered(ParameterView parameters, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, services) = (httpContext.Response, httpContext.RequestServices);
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var page = await renderer.RenderComponentAsync<Framed>(parameters);
                await using var text = new BodyText(response.BodyWriter);
                page.WriteHtmlTo(text);
            });
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }
}

/// <summary>The properties of an anonymous object by name, as the renderer wants them.</summary>
public sealed class RouteValues(object parameters)
    : Dictionary<string, object>(
        new Microsoft.AspNetCore.Routing.RouteValueDictionary(parameters)
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? "")),
        StringComparer.Ordinal
    );
