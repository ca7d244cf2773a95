using System.CommandLine;
using Sparring.Cli;

return await new RootCommand("Sparring's measures and groups in one file that needs nothing installed.")
{
    GroupsVerbs.Command(),
    CoachingVerbs.Command(),
    DisclosureVerbs.Command(),
    NetworkVerbs.Command(),
}
    .Parse(args)
    .InvokeAsync();
