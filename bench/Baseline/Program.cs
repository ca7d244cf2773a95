using Microsoft.AspNetCore.Http.HttpResults;
using Sparring.Benchmarks.Baseline;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.People;
using Sparring.Shell.Start;

// What Sparring is measured against: the smallest application, and the same components from memory without sign-in, as the
// framework itself shows them.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddRazorComponents();
var app = builder.Build();
app.MapGet("/plain", () => "healthy");
app.MapGet("/people", () => Show<PeoplePage>(FromMemory.People, FromMemory.PeopleFrame));
app.MapGet("/thread", () => Show<ThreadPage>(FromMemory.Thread, FromMemory.ThreadFrame));

// The same in our own way of showing pages.
app.MapGet("/own/people", () => Pages.InFrame<PeoplePage>(FromMemory.People, FromMemory.PeopleFrame, 200));
app.MapGet("/own/thread", () => Pages.InFrame<ThreadPage>(FromMemory.Thread, FromMemory.ThreadFrame, 200));
await app.RunAsync();

static RazorComponentResult<Framed> Show<T>(object parameters, Frame frame) =>
    new(
        new Dictionary<string, object?>
        {
            [nameof(Framed.Component)] = typeof(T),
            [nameof(Framed.Parameters)] = new RouteValues(parameters),
            [nameof(Framed.Frame)] = frame,
        }
    )
    {
        PreventStreamingRendering = true,
    };
