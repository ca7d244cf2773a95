using System.CommandLine;
using Sparring.Cli;

if (args is ["network", ..])
{
    // Figures, and names as they stand: neither the rules of languages nor the application, 5 MB together, are loaded for them.
    AppContext.SetSwitch("System.Globalization.Invariant", true);
    return await new RootCommand("Sparring on the command line.") { NetworkVerbs.Command() }
        .Parse(args)
        .InvokeAsync();
}

return await new RootCommand("Sparring on the command line.")
{
    ProgrammeVerbs.Command(),
    PeopleVerbs.Command(),
    SchemaVerbs.Command(),
    GroupsVerbs.Command(GroupListVerbs.Import(), GroupListVerbs.Export()),
    CoachingVerbs.Command(),
    DisclosureVerbs.Command(),
    NetworkVerbs.Command(),
    Doctor.Command(),
}
    .Parse(args)
    .InvokeAsync();
