using Sparring.Shell;
using Xunit;

namespace Sparring.Tests.Shell;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/foundation/7?tab=2", "/foundation/7?tab=2")]
    [InlineData("/søg", "/s%C3%B8g")]
    [InlineData("/a/../people", "/people")]
    public void A_path_of_ours_is_kept(string wanted, string kept) => Assert.Equal(kept, LocalPath.Of(wanted));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("people")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/\n/evil.example/")]
    [InlineData("/..//evil.example/")]
    [InlineData("/./\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-in?return=/people")]
    [InlineData("/Sign-Out")]
    public void Anything_else_becomes_the_start_page(string? wanted) => Assert.Equal("/", LocalPath.Of(wanted));

    [Fact]
    public void A_path_longer_than_five_hundred_letters_becomes_the_start_page() =>
        Assert.Equal("/", LocalPath.Of("/" + new string('a', 500)));
}
