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
var size = new Option<int>("--n") { Description = "People: 120, 240 or 480.", DefaultValueFactory = _ => 120 };
var seconds = new Option<double>("--seconds") { Description = "For each instance.", DefaultValueFactory = _ => 3 };
var threads = new Option<int>("--threads") { Description = "One or two.", DefaultValueFactory = _ => 1 };
var seed = new Option<int>("--seed") { Description = "Chance begins here.", DefaultValueFactory = _ => 1 };
var firstSeed = new Option<int>("--first-seed") { DefaultValueFactory = _ => 1 };
var lastSeed = new Option<int>("--last-seed") { DefaultValueFactory = _ => 3 };
var alone = new Option<bool>("--alone") { Description = "Without the peer." };
var keep = new Option<string?>("--keep") { Description = "File of best-known values to compare with and to raise." };
var diversity = new Command(
    "diversity",
    "Most diverse groups beside iterated maxima search: gaps to the best value known."
)
{
    size,
    seconds,
    threads,
    seed,
    firstSeed,
    lastSeed,
    keep,
    alone,
};
diversity.SetAction(
    (asked, _) =>
        DiversityBenchmark.RunAsync(
            asked.GetRequiredValue(size),
            asked.GetRequiredValue(seconds),
            asked.GetRequiredValue(threads),
            asked.GetRequiredValue(seed),
            asked.GetRequiredValue(firstSeed),
            asked.GetRequiredValue(lastSeed),
            asked.GetValue(keep),
            !asked.GetRequiredValue(alone) && asked.GetRequiredValue(threads) == 1
        )
);
var pairs = new Command("pairs", "Exact matching against the bare greedy one.");
pairs.SetAction((_, _) => PairsBenchmark.RunAsync());
var survey = new Command("survey", "From closing a survey to the finished report: 40 to 30,000 people, 30,000 raters.");
var only = new Option<int>("--only") { Description = "One of the sizes, from 1; all without." };
survey.Options.Add(only);
survey.SetAction((asked, _) => SurveyBenchmark.RunAsync(asked.GetValue(only)));
var each = new Option<int>("--each") { Description = "Seconds of one turn.", DefaultValueFactory = _ => 5 };
var submissions = new Command(
    "submissions",
    "Answers sent by 64 people at once, together and one transaction for each."
)
{
    data,
    each,
};
submissions.SetAction(
    (asked, _) =>
        SubmissionsBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(each))
);
var forum = new Command("forum", "A large forum with its database: opened, answered and closed, each once.")
{
    data,
    people,
};
forum.SetAction(
    (asked, _) =>
        ForumBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(people))
);
var groups = new Command("groups", "Composing groups beside CP-SAT; first: npm ci --prefix bench/peers.")
{
    firstSeed,
    lastSeed,
    alone,
};
groups.SetAction(
    (asked, _) =>
        GroupsBenchmark.RunAsync(
            asked.GetRequiredValue(firstSeed),
            asked.GetRequiredValue(lastSeed),
            !asked.GetRequiredValue(alone)
        )
);
var coaching = new Command("coaching", "Scheduling coaching beside CP-SAT; first: npm ci --prefix bench/peers.")
{
    firstSeed,
    lastSeed,
    alone,
};
coaching.SetAction(
    (asked, _) =>
        CoachingBenchmark.RunAsync(
            asked.GetRequiredValue(firstSeed),
            asked.GetRequiredValue(lastSeed),
            !asked.GetRequiredValue(alone)
        )
);
var sizes = new Option<string>("--sizes") { DefaultValueFactory = _ => "40,1000,10000,30000" };
var network = new Command(
    "network",
    "Measuring networks beside igraph, sna, graphology and ngraph; first: apt-get install python3-igraph r-cran-igraph r-cran-sna, npm ci --prefix bench/peers."
)
{
    sizes,
    alone,
};
network.SetAction(
    (asked, _) => NetworkBenchmark.RunAsync(asked.GetRequiredValue(sizes), !asked.GetRequiredValue(alone))
);
var networkFile = new Argument<string>("file");
var networkOne = new Command("network-one", "Ours of one network file, for the verb network.") { networkFile };
networkOne.SetAction((asked, _) => NetworkRows.RunAsync(asked.GetRequiredValue(networkFile)));
var actions = new Option<int>("--actions") { Description = "Trial actions told.", DefaultValueFactory = _ => 100_000 };
var stories = new Command("stories", "The forum's list of trial actions: first page, and one deep down.")
{
    data,
    actions,
};
stories.SetAction(
    (asked, _) =>
        StoriesBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(actions))
);
var coached = new Option<int>("--groups") { Description = "Sparring groups.", DefaultValueFactory = _ => 2_000 };
var desk = new Command("desk", "The coach's desk for one group among thousands.") { data, coached };
desk.SetAction(
    (asked, _) =>
        DeskBenchmark.RunAsync(Path.GetFullPath(asked.GetRequiredValue(data)), asked.GetRequiredValue(coached))
);
return await new RootCommand("What Sparring costs, beside a peer in the same run.")
{
    pages,
    start,
    import,
    stories,
    desk,
    refusals,
    diversity,
    pairs,
    survey,
    submissions,
    forum,
    groups,
    coaching,
    network,
    networkOne,
}
    .Parse(args)
    .InvokeAsync();
