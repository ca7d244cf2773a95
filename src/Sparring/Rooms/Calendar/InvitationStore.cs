using Sparring.Platform.Data;

namespace Sparring.Rooms.Calendar;

/// <summary>The SQL of the invitation to a programme.</summary>
public sealed class InvitationStore
{
    private const string FindSql = """
        select i.words as Words, i.sender as Sender, s.name as SenderName, i.pressed_at as PressedAt
        from programme_invitation i join person s on s.id = i.sender
        where i.programme = @Programme
        """;

    private const string PressSql = """
        insert into programme_invitation (tenant, programme, sender, words, pressed_by, pressed_at)
        values (tenant(), @Programme, @Sender, @Words, viewer(), @Now)
        on conflict do nothing
        """;

    private const string ParticipantsSql = """
        select p.id as Id, p.name as Name, p.language as Language
        from programme_role h join person p on p.id = h.person
        where h.programme = @Programme and h.role = 'participant' and h.valid @> today()
          and (p.left_on is null or p.left_on >= today())
        order by p.name, p.id
        """;

    private const string SendersSql = """
        select p.id as Id, min(p.name) as Name, min(p.language) as Language
        from programme_role h join person p on p.id = h.person
        where h.programme = @Programme and h.role in ('contact', 'organiser') and h.valid @> today()
        group by p.id
        order by min(p.name), p.id
        """;

    private const string WaitingSql = """
        select i.tenant as Tenant, i.programme as Programme, i.words as Words, i.sender as Sender, s.name as SenderName,
               p.id as Person, p.name as Name, p.language as Language
        from programme_invitation i
            join programme g on g.id = i.programme and g.state = 'running'
            join person s on s.id = i.sender
            join programme_role h on h.programme = i.programme and h.role = 'participant' and h.valid @> today()
            join person p on p.id = h.person and (p.left_on is null or p.left_on >= today())
        where not exists (
            select 1 from outbox_message m
            where m.tenant = i.tenant and m.kind = 'programme-invitation' and m.about = i.programme and m.recipient = p.id)
        """;

    public Task<Pressed?> FindAsync(Tx tx, ProgrammeId programme) =>
        tx.FindAsync<Pressed>(FindSql, new { Programme = programme });

    /// <summary>True the first time; a second press is nothing.</summary>
    public async Task<bool> PressAsync(
        Tx tx,
        ProgrammeId programme,
        PersonId sender,
        string words,
        DateTimeOffset now
    ) =>
        await tx.ExecuteAsync(
            PressSql,
            new
            {
                Programme = programme,
                Sender = sender,
                Words = words,
                Now = now,
            }
        ) == 1;

    public Task<IReadOnlyList<Named>> ParticipantsAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<Named>(ParticipantsSql, new { Programme = programme });

    public Task<IReadOnlyList<Named>> SendersAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<Named>(SendersSql, new { Programme = programme });

    /// <summary>Participants of today who have not been put an invitation out for; the system asks.</summary>
    public Task<IReadOnlyList<Waiting>> WaitingAsync(Tx tx) => tx.ListAsync<Waiting>(WaitingSql);

    public sealed record Named(PersonId Id, string Name, string Language);

    public sealed record Waiting(
        TenantId Tenant,
        ProgrammeId Programme,
        string Words,
        PersonId Sender,
        string SenderName,
        PersonId Person,
        string Name,
        string Language
    );

    public sealed class Pressed
    {
        public required string Words { get; init; }
        public required PersonId Sender { get; init; }
        public required string SenderName { get; init; }
        public required DateTimeOffset PressedAt { get; init; }
    }
}
