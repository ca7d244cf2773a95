using System.CommandLine;
using Sparring.Cli;

return await new RootCommand("Sparring on the command line.")
{
    ProgrammeVerbs.Command(),
    PeopleVerbs.Command(),
    SchemaVerbs.Command(),
    GroupsVerbs.Command(),
    CoachingVerbs.Command(),
    DisclosureVerbs.Command(),
    NetworkVerbs.Command(),
    Doctor.Command(),
}
    .Parse(args)
    .InvokeAsync();
