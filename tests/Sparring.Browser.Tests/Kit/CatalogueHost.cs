using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Browser.Tests.Kit;

/// <summary>The catalogue of components, with the product's own headers, style and scripts, and nothing else of it.</summary>
public sealed class CatalogueHost : IAsyncLifetime
{
    private WebApplication? app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new FormTokens(new Uri("http://127.0.0.1")));
        builder.Services.AddSingleton<INavigation, Menu>().AddSingleton<Menus>();
        builder.Services.AddSingleton(TimeProvider.System);
        app = builder.Build();
        AssetFiles.Load(Repository.Path("src/Sparring.Web/wwwroot"));
        app.UseMiddleware<SecurityHeaders>();
        app.MapAssets();
        app.MapGet("/kit", Show);
        app.MapGet("/kit/departments", ShowDepartments);
        app.MapPost("/kit", Show);
        await app.StartAsync();
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(bound?.Addresses.First() ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private static IResult Show(HttpContext http) => Show<Catalogue>(http);

    private static IResult ShowDepartments(HttpContext http) => Show<DepartmentsCatalogue>(http);

    private static IResult Show<TPage>(HttpContext http)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var viewer = new Viewer(new(Guid.Empty), new(Guid.Empty), "Karen Eksempelsen", "da", new HashSet<string>());
        http.Features.Set(viewer);
        return Pages.Show<TPage>(http, new { });
    }

    private sealed class Menu : INavigation
    {
        public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
            [
                new(1, "/kit", "Min tråd"),
                new(2, "/other", "Forløbet"),
                new(3, "/groups", "Sparringsgrupper"),
                new(4, "/people", "Personer"),
            ];
    }
}
