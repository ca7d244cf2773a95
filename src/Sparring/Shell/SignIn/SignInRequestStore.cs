using Sparring.Platform.Data;

namespace Sparring.Shell.SignIn;

/// <summary>The limit on asking for links, in the database so that all nodes agree on it.</summary>
public sealed class SignInRequestStore
{
    public const int MostPerAddress = 5;

    /// <summary>A whole forum signs in from one town hall, behind one network address, in the same quarter of an hour.</summary>
    public const int MostPerClient = 100;

    // Two requests for one address wait for each other, so that both count.
    private const string WaitSql =
        "select pg_advisory_xact_lock(hashtextextended(encode(@Address, 'hex'), 1)), "
        + "pg_advisory_xact_lock(hashtextextended(encode(@Client, 'hex'), 2))";

    private const string ForgetSql = "delete from sign_in_request where asked_at <= @Since";

    private const string RecordSql = """
        insert into sign_in_request (address_hash, client_hash, asked_at)
        select @Address, @Client, @Now
        where (select count(*) from sign_in_request where address_hash = @Address) < @MostPerAddress
          and (select count(*) from sign_in_request where client_hash = @Client) < @MostPerClient
        """;

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Counts one more request, known address or not; false when there were too many.</summary>
    public async Task<bool> RecordAsync(Tx tx, string email, string client, DateTimeOffset now)
    {
        var (address, asker) = (Token.HashOf(email), Token.HashOf(client));
        await tx.ExecuteAsync(WaitSql, new { Address = address, Client = asker });
        await tx.ExecuteAsync(ForgetSql, new { Since = now - Window });
        var request = new
        {
            Address = address,
            Client = asker,
            Now = now,
            MostPerAddress,
            MostPerClient,
        };
        return await tx.ExecuteAsync(RecordSql, request) == 1;
    }
}
