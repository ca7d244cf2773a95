using System.Text;
using Sparring.Rooms.Groups;
using Sparring.Rooms.Programme.Contract;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

public sealed class GroupListTests
{
    [Fact]
    public void A_group_of_numbers_in_each_row_is_read()
    {
        var (list, faults) = Read("list,group,members\nA,1,P01 P02 P03\nA,2,P04 P05\n");

        Assert.Empty(faults);
        Assert.Equal(
            [(1, "P01"), (1, "P02"), (1, "P03"), (2, "P04"), (2, "P05")],
            list.Seats.Select(seat => (seat.Group, seat.Number))
        );
    }

    [Fact]
    public void One_row_for_each_person_is_read()
    {
        var (list, faults) = Read("Liste;Gruppe;Medlem\r\nA;1;P01\r\nA;1;P02\r\nA;2;P03\r\n");

        Assert.Empty(faults);
        Assert.Equal([(1, "P01"), (1, "P02"), (2, "P03")], list.Seats.Select(seat => (seat.Group, seat.Number)));
    }

    [Fact]
    public void A_list_as_an_organiser_keeps_it_with_names_and_mail_is_read()
    {
        var (list, faults) = Read("Gruppe;Navn;Mail\r\n1;Anna Alm;anna.alm@kommunen.example\r\n");

        Assert.Empty(faults);
        Assert.Equal([(1, "anna.alm@kommunen.example")], list.Seats.Select(seat => (seat.Group, seat.Number)));
    }

    [Fact]
    public void A_file_from_Excel_with_a_byte_order_mark_and_quotes_is_read()
    {
        var (list, faults) = Read("\uFEFFlist;group;members\r\n\"B\";\"1\";\"P01 P02\"\r\n");

        Assert.Empty(faults);
        Assert.Equal(2, list.Seats.Count);
    }

    [Fact]
    public void All_faults_are_told_at_once_with_their_lines()
    {
        var (_, faults) = Read("list,group,members\nA,x,P01\nA,2,\nA,3,P02 P02\nA,4,P02 P03\n");

        Assert.Equal([2, 3, 4, 5], faults.Select(fault => fault.Line).Order());
        Assert.Contains(faults, fault => fault.Wrong == "Gruppens nummer kan ikke læses: x.");
        Assert.Contains(faults, fault => fault.Wrong == "Gruppe 2 har ingen medlemmer.");
        Assert.Contains(faults, fault => fault.Wrong == "P02 står to gange i gruppe 3.");
        Assert.Contains(faults, fault => fault.Wrong == "P02 står både i gruppe 3 og gruppe 4.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004\0\0")]
    public void What_is_not_text_is_refused(string content)
    {
        var (_, faults) = Read(content);

        Assert.Equal(["Filen er tom, eller den er ikke en tekstfil."], faults.Select(fault => fault.Wrong));
    }

    [Theory]
    [InlineData("navn;adresse\nP01;1\n", "Der mangler kolonner i første linje.")]
    [InlineData("list,group,members\n", "Der er ingen grupper i filen.")]
    [InlineData("list,group,members\nA,1,P01\nB,1,P02\n", "Filen rummer flere lister: A, B.")]
    public void A_file_of_another_shape_is_refused(string content, string sentence)
    {
        var (_, faults) = Read(content);

        Assert.Contains(faults, fault => fault.Wrong == sentence);
    }

    [Fact]
    public void Of_several_lists_the_named_one_is_read()
    {
        var faults = new List<FileFault>();
        var list = GroupList.Read(
            "x.csv",
            Encoding.UTF8.GetBytes("list,group,members\nA,1,P01\nB,1,P01 P02\n"),
            "B",
            faults
        );

        Assert.Empty(faults);
        Assert.Equal(2, list.Seats.Count);
    }

    private static (GroupList List, List<FileFault> Faults) Read(string content)
    {
        var faults = new List<FileFault>();
        return (GroupList.Read("x.csv", Encoding.UTF8.GetBytes(content), null, faults), faults);
    }
}
