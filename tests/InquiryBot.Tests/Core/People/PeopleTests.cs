using InquiryBot.Core.People;

namespace InquiryBot.Tests.Core.People;

public sealed class PeopleTests
{
    [Theory]
    [InlineData("김상담", "김상담")]
    [InlineData("  kim ", "kim")]
    [InlineData("Nguyễn An", "Nguyễn An")]
    [InlineData("ｋｉｍ", "kim")]
    [InlineData("", null)]
    [InlineData("a<b", null)]
    [InlineData("a\u0000b", null)]
    [InlineData("kim\u200b", null)]
    [InlineData("a  b", null)]
    [InlineData("an-extremely-long-name-that-nobody-can-read", null)]
    public void A_name_has_one_written_form_and_nothing_invisible(string typed, string? name) => Assert.Equal(name, AccountName.Read(typed));

    [Theory]
    [InlineData("short", "password.too-short")]
    [InlineData("aaaaaaaaaaaaaa", "password.too-simple")]
    [InlineData("kimcounsel1", "password.like-the-name")]
    [InlineData("correct horse battery", null)]
    public void A_password_is_long_and_no_copy_of_the_name(string password, string? fault) =>
        Assert.Equal(fault, PasswordRule.Fault(password, "kimcounsel"));

    [Fact]
    public void A_password_has_an_upper_bound() => Assert.Equal("password.too-long", PasswordRule.Fault(new string('x', 201) + "abc", "kim"));

    [Fact]
    public void What_a_role_may_do_is_written_in_one_table()
    {
        Assert.True(Permissions.Allow(Role.Counselor, Act.ServeTickets));
        Assert.False(Permissions.Allow(Role.Counselor, Act.SuperviseTickets));
        Assert.True(Permissions.Allow(Role.Interpreter, Act.ReadTickets));
        Assert.False(Permissions.Allow(Role.Interpreter, Act.RevealOriginals));
        Assert.Equal([Act.ReadCases, Act.DecideCases], Enum.GetValues<Act>().Where(act => Permissions.Allow(Role.Officer, act)));
        Assert.All(Enum.GetValues<Act>(), act => Assert.True(Permissions.Allow(Role.Administrator, act)));
    }

    [Theory]
    [InlineData("supervisor", Role.Supervisor)]
    [InlineData("Administrator", Role.Administrator)]
    [InlineData("boss", null)]
    [InlineData("1", null)]
    public void A_role_is_read_by_its_name(string name, Role? role) => Assert.Equal(role, RoleNames.Read(name));
}
