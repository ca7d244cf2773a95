namespace Sparring.Tests.Architecture.Planted;

/// <summary>SQL where it must not stand. Nothing runs it.</summary>
public static class PlantedSql
{
    public const string KnownSql = "select name from person where id = @Id";

    public static string Named() => KnownSql;

    public static string Loose() => "select name from person where true";

    public static string Joined(string id) => $"delete from person where id = '{id}'";
}
