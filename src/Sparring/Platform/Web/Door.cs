using Sparring.Platform.Data;

namespace Sparring.Platform.Web;

/// <summary>Who may knock on an endpoint at all. What lies behind it is asked for as the viewer, row by row.</summary>
/// <param name="Name">How the map of endpoints names the door.</param>
/// <param name="Opens">Whether it opens for this viewer (null: nobody is signed in).</param>
public sealed record Door(string Name, Func<Viewer?, bool> Opens)
{
    /// <summary>Open to all: sign-in, health, assets.</summary>
    public static Door Anyone { get; } = new("anyone", _ => true);

    /// <summary>Everybody who is signed in; row-level security narrows what they see.</summary>
    public static Door SignedIn { get; } = new("signed in", viewer => viewer is not null);

    /// <summary>The artefact and the right of the permission matrix this door was made from, if it was.</summary>
    public (string Artefact, string Right)? Matrix { get; init; }

    /// <summary>Those who hold one of these roles in some programme of the organisation.</summary>
    public static Door Roles(params string[] roles) =>
        new(string.Join(", ", roles), viewer => viewer is not null && roles.Any(viewer.Is));
}
