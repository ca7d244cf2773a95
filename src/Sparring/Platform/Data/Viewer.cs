using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Data;

/// <summary>The person on whose behalf the database is asked; row-level security answers to it.</summary>
public sealed record Viewer(TenantId Tenant, PersonId Person, string Name, string Language, IReadOnlySet<string> Roles)
{
    /// <summary>The organisation's name, for the top of the page; empty where nothing is shown.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The title, in both languages, of the programme she has chosen to work in; empty when she has not chosen.</summary>
    public string Programme { get; init; } = "";

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Whether both ask the same of the database: the same person, in the same roles and language.</summary>
    public bool AsksAs(Viewer other) =>
        (Tenant, Person, Language) == (other.Tenant, other.Person, other.Language) && Roles.SetEquals(other.Roles);

    /// <summary>Whoever is behind this request: lets an endpoint take a viewer as a parameter. Its door has made sure there is one.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<Viewer>());
}
