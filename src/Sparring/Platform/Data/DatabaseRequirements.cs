using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>What Sparring needs of a PostgreSQL; each thing missing is one clear sentence.</summary>
public static class DatabaseRequirements
{
    private const int OldestVersion = 15;

    private const string RoleSql = """
        select current_setting('server_version') as version,
               current_setting('server_version_num')::int / 10000 as major,
               r.rolsuper or r.rolbypassrls as unbound,
               has_database_privilege(current_database(), 'create') as creates,
               current_user::text as role, current_database()::text as name
        from pg_roles r where r.rolname = current_user
        """;

    /// <summary>Answers what server was found, in one line; a <see cref="StartFault"/> when it will not do.</summary>
    public static async Task<string> CheckAsync(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(WithSearchPath(connectionString));
        return await CheckAsync(source, cancel);
    }

    /// <summary>The same over connections that are used further.</summary>
    public static async Task<string> CheckAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var command = new NpgsqlCommand(RoleSql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            return Judge(reader);
        }
        catch (NpgsqlException fault) when (fault is not PostgresException)
        {
            var asked = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            throw new StartFault(
                $"The database server {asked.Host} (port {asked.Port}) cannot be reached: {Innermost(fault).TrimEnd('.')}. Start it, or correct Host and Port in ConnectionStrings__Sparring.",
                fault
            );
        }
        catch (PostgresException fault)
        {
            throw new StartFault($"The database server refuses the connection: {fault.MessageText}", fault);
        }
    }

    /// <summary>The connection string with our schema first in the search path, whatever it said.</summary>
    public static string WithSearchPath(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "sparring" }.ConnectionString;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new StartFault($"ConnectionStrings__Sparring is not a connection string: {fault.Message}", fault);
        }
    }

    public static void CheckVersion(int major, string server)
    {
        if (major < OldestVersion)
        {
            throw new StartFault(
                $"The database server is {server}; Sparring needs {OldestVersion} or newer: upgrade it, or leave ConnectionStrings__Sparring out and use the one that comes along."
            );
        }
    }

    private static string Judge(NpgsqlDataReader found)
    {
        var (version, role, database) = (found.GetString(0), found.GetString(4), found.GetString(5));
        CheckVersion(found.GetInt32(1), $"PostgreSQL {version}");
        if (found.GetBoolean(2))
        {
            throw new StartFault(
                $"The database user '{role}' is a superuser or passes by row-level security, so confidential rows would not be protected: give Sparring an ordinary user that owns its database."
            );
        }

        return found.GetBoolean(3)
            ? $"PostgreSQL {version}, database '{database}', user '{role}'"
            : throw new StartFault(
                $"The database user '{role}' may not make a schema in the database '{database}': run 'grant create on database \"{database}\" to \"{role}\"', or make it the owner."
            );
    }

    private static string Innermost(Exception fault) =>
        fault.InnerException is { } cause ? Innermost(cause) : fault.Message;
}
