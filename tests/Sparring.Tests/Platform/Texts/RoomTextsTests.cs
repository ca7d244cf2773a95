using Sparring.Platform.Texts;
using Sparring.Rooms.People;
using Xunit;

namespace Sparring.Tests.Platform.Texts;

public sealed class RoomTextsTests
{
    [Fact]
    public void A_room_has_its_texts_in_both_languages()
    {
        var texts = RoomTexts.Of(typeof(PeopleRoom));

        Assert.Equal(("Personer", "People"), (texts.In("da", "room"), texts.In("en", "room")));
    }
}
