using System.CommandLine;

return await new RootCommand("Sparring on the command line.").Parse(args).InvokeAsync();
