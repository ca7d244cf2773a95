using Sparring.Platform.Data;

namespace Sparring.Shell.Demo;

/// <summary>The people, roles and groups of the demo by plain SQL, until the rooms' importers are there.</summary>
public sealed class PlainDemo(Ids ids)
{
    private const string PersonSql = """
        insert into person (tenant, id, number, name, title, email)
        values (@Tenant, @Id, @Number, @Name, @Title, @Email)
        """;

    private const string ProgrammeSql = """
        insert into programme (tenant, id, key, title, starts, ends)
        values (@Tenant, @Id, 'faelles-om-ledelse', '{"da":"Fælles om ledelse","en":"Leading together"}', today() - 160, today() + 400)
        """;

    private const string RoleSql = """
        insert into programme_role (tenant, programme, person, role) values (@Tenant, @Programme, @Person, @Role)
        """;

    private const string GroupSql = """
        insert into sparring_group (tenant, id, programme, number) values (@Tenant, @Id, @Programme, @Number)
        """;

    private const string MemberSql = """
        insert into sparring_group_member (tenant, sparring_group, programme, person) values (@Tenant, @Group, @Programme, @Person)
        """;

    private const string CoachSql = """
        insert into sparring_group_coach (tenant, sparring_group, person) values (@Tenant, @Group, @Person)
        """;

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["Deltager"] = "participant",
        ["Arrangør"] = "organiser",
        ["Coach"] = "coach",
        ["Booker"] = "booker",
        ["Facilitator"] = "facilitator",
        ["Direktørgruppen"] = "executive",
    };

    private static readonly int[] Sizes = [3, 3, 3, 3, 4, 4, 3, 3, 3, 3, 3, 3];

    public async Task LoadAsync(Tx tx, TenantId tenant, string folder)
    {
        var file = Path.Combine(folder, "people.csv");
        if (!File.Exists(file))
        {
            return;
        }

        var programme = new ProgrammeId(ids.Next());
        await tx.ExecuteAsync(ProgrammeSql, new { Tenant = tenant, Id = programme });
        var people = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var line in (await File.ReadAllLinesAsync(file, tx.Cancel)).Skip(1).Where(line => line.Length > 0))
        {
            var cells = line.Split(';');
            var person = people[cells[0]] = new PersonId(ids.Next());
            await tx.ExecuteAsync(PersonSql, new { Tenant = tenant, Id = person, Number = cells[0], Name = cells[1], Title = cells[7], Email = cells[2] });
            foreach (var role in cells[9].Split(", "))
            {
                await tx.ExecuteAsync(RoleSql, new { Tenant = tenant, Programme = programme, Person = person, Role = Roles[role] });
            }
        }

        var next = 1;
        for (var number = 1; number <= Sizes.Length; number++)
        {
            var group = ids.Next();
            await tx.ExecuteAsync(GroupSql, new { Tenant = tenant, Id = group, Programme = programme, Number = number });
            var coach = number switch { 1 or 2 => "A", 3 or 4 => "B", _ => "C" };
            await tx.ExecuteAsync(CoachSql, new { Tenant = tenant, Group = group, Person = people[coach] });
            for (var i = 0; i < Sizes[number - 1]; i++)
            {
                await tx.ExecuteAsync(MemberSql, new { Tenant = tenant, Group = group, Programme = programme, Person = people[$"P{next++:00}"] });
            }
        }
    }
}
