using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.People.Import;

namespace Sparring.Rooms.People;

/// <summary>The room's table of contents.</summary>
public static class PeopleRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PeopleStore>();
        services.AddSingleton<IPeople>(given => given.GetRequiredService<PeopleStore>());
        services.AddSingleton<PersonStore>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<CheckStore>();
        services.AddSingleton<ConfirmStore>();
        services.AddSingleton<UndoStore>();
        services.AddSingleton<Undoing>();
        services.AddSingleton<PeopleImporting>();
        services.AddSingleton<IPeopleFiles>(given => given.GetRequiredService<PeopleImporting>());
        services.AddSingleton<IPeopleAddresses, PeopleAddresses>();
        services.AddSingleton<INavigation, Menu>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowPeople.Map(routes);
        ShowPerson.Map(routes);
        AddPerson.Map(routes);
        CorrectPerson.Map(routes);
        LeavePerson.Map(routes);
        ExportPeople.Map(routes);
        ShowUpload.Map(routes);
        UploadPeople.Map(routes);
        ShowImport.Map(routes);
        MatchColumns.Map(routes);
        ConfirmImport.Map(routes);
        UndoImport.Map(routes);
    }

    private sealed class Menu : INavigation
    {
        public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
            [new(70, "/people", RoomTexts.Of<PeopleStore>()["room"], Seldom: !roles.Contains("organiser"))];
    }
}
