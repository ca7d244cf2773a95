using System.CommandLine;
using Sparring.Benchmarks;

// Build first: dotnet build -c Release src/Sparring.Web && dotnet build -c Release bench/Baseline
var data = new Option<string>("--data")
{
    Description = "Data folder of the demo; made on first use.",
    DefaultValueFactory = _ => "data/bench",
};
var requests = new Option<int>("--requests") { Description = "Requests of one turn.", DefaultValueFactory = _ => 4000 };
var pages = new Command(
    "pages",
    "CPU for each request against the same component from memory; memory after 25 turns more."
)
{
    data,
    requests,
};
pages.SetAction(
    (asked, _) =>
        PagesBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(requests))
);
var start = new Command("start", "Start to first page against the smallest ASP.NET Core application.") { data };
start.SetAction((asked, _) => StartBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data))));
var people = new Option<int>("--people") { Description = "Rows of the file.", DefaultValueFactory = _ => 30_000 };
var import = new Command("import", "A file of people against the bare COPY of the same rows; then the list over them.")
{
    data,
    people,
};
import.SetAction(
    (asked, _) =>
        ImportBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(people))
);
var refusals = new Command("refusals", "How long no takes to what is somebody else's against what never was.")
{
    data,
    requests,
};
refusals.SetAction(
    (asked, _) =>
        RefusalBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(requests))
);
return await new RootCommand("What Sparring costs, beside a peer in the same run.") { pages, start, import, refusals }
    .Parse(args)
    .InvokeAsync();
