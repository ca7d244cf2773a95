using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Scheduling.Places;

/// <summary>The SQL of sites, of the rooms that are there, and of how far they are apart.</summary>
public sealed class SiteStore(TrackStore tracks)
{
    private const string AllSql =
        "select id as Id, name as Name, address as Address from coaching_site where programme = @Programme order by name, id";

    private const string TravelsSql =
        "select one as One, other as Other, minutes as Minutes from coaching_travel where programme = @Programme";

    private const string PutSql = """
        insert into coaching_site (tenant, id, programme, name, address) values (tenant(), @Id, @Programme, @Name, @Address)
        on conflict (id) do update set name = excluded.name, address = excluded.address
        """;

    private const string RemoveSql = "delete from coaching_site where id = @Id and programme = @Programme";

    private const string PutTravelSql = """
        insert into coaching_travel (tenant, programme, one, other, minutes)
        values (tenant(), @Programme, least(@One::uuid, @Other::uuid), greatest(@One::uuid, @Other::uuid), @Minutes)
        on conflict (one, other) do update set minutes = excluded.minutes
        """;

    private const string PutRoomSql =
        "update coaching_room set site = @Site::uuid where id = @Room and programme = @Programme";

    public async Task<Sites> OfAsync(Tx tx, ProgrammeId programme) =>
        new(
            await tx.ListAsync<Site>(AllSql, new { Programme = programme }),
            await tx.ListAsync<Travel>(TravelsSql, new { Programme = programme }),
            await tracks.RoomsAsync(tx, programme)
        );

    public Task PutAsync(Tx tx, ProgrammeId programme, Site site) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                site.Id,
                Programme = programme,
                site.Name,
                site.Address,
            }
        );

    /// <summary>Its rooms stay, and are nowhere.</summary>
    public Task RemoveAsync(Tx tx, ProgrammeId programme, Guid id) =>
        tx.ExecuteAsync(RemoveSql, new { Id = id, Programme = programme });

    public Task PutTravelAsync(Tx tx, ProgrammeId programme, Travel travel) =>
        tx.ExecuteAsync(
            PutTravelSql,
            new
            {
                Programme = programme,
                travel.One,
                travel.Other,
                travel.Minutes,
            }
        );

    public Task PutRoomAsync(Tx tx, ProgrammeId programme, Guid room, Guid? site) =>
        tx.ExecuteAsync(
            PutRoomSql,
            new
            {
                Programme = programme,
                Room = room,
                Site = site,
            }
        );
}
