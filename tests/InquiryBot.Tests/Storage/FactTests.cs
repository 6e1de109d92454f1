using InquiryBot.Core;
using InquiryBot.Core.Desk;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Storage;

public sealed class FactTests
{
    public static TheoryData<Type> Facts => [.. typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact)) && !type.IsAbstract)];

    [Theory, MemberData(nameof(Facts))]
    public void Every_fact_can_be_written_into_the_audit_trail(Type fact) => Assert.NotNull(FactJson.Default.GetTypeInfo(fact));

    [Fact]
    public void A_fact_is_written_with_all_it_says() =>
        Assert.Contains("\"waited\":\"00:03:00\"", FactJson.Write(new TicketAccepted("t1", DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(3))), StringComparison.Ordinal);
}
