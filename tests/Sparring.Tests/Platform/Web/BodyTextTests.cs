using System.Buffers;
using System.Text;
using Sparring.Platform.Web;
using Xunit;

namespace Sparring.Tests.Platform.Web;

public sealed class BodyTextTests
{
    [Theory]
    [InlineData(4094)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(12287)]
    public void A_letter_of_two_halves_stays_whole_wherever_it_stands(int before)
    {
        var written = new string('å', before) + "😀" + new string('ø', 5000);
        var body = new ArrayBufferWriter<byte>();

        using (var text = new BodyText(body))
        {
            text.Write(written);
        }

        Assert.Equal(written, Encoding.UTF8.GetString(body.WrittenSpan));
    }

    [Fact]
    public void Whatever_way_it_is_written_it_comes_in_order()
    {
        var body = new ArrayBufferWriter<byte>();

        using (var text = new BodyText(body))
        {
            for (var round = 0; round < 3000; round++)
            {
                text.Write('<');
                text.Write("æb");
                text.Write("xcdx".ToCharArray(), 1, 2);
            }
        }

        Assert.Equal(string.Concat(Enumerable.Repeat("<æbcd", 3000)), Encoding.UTF8.GetString(body.WrittenSpan));
    }
}
