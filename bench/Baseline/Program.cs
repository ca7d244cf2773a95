using Microsoft.AspNetCore.Http.HttpResults;
using Sparring.Benchmarks.Baseline;
using Sparring.Platform.Web;
using Sparring.Rooms.People;
using Sparring.Shell.Start;

// What Sparring is measured against: the smallest application, and the same components from memory without sign-in.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddRazorComponents();
var app = builder.Build();
app.MapGet("/plain", () => "healthy");
app.MapGet(
    "/people",
    () => Pages.InFrame<PeoplePage>(FromMemory.People, FromMemory.PeopleFrame, StatusCodes.Status200OK)
);
app.MapGet(
    "/thread",
    () => Pages.InFrame<ThreadPage>(FromMemory.Thread, FromMemory.ThreadFrame, StatusCodes.Status200OK)
);
await app.RunAsync();
