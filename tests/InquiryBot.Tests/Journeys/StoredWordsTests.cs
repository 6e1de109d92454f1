using Dapper;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>What identifies a person lies nowhere open in the database, whatever way it came in.</summary>
public sealed class StoredWordsTests : IAsyncLifetime
{
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_place_with_a_number_in_it_is_kept_covered_in_the_state_the_ticket_and_the_case()
    {
        const string Place = "수원역 앞, 홍길동 010-1234-5678, 900101-1234568";
        await using var reporting = await AtThePlaceAsync(Place);
        await using var waiting = await AtThePlaceAsync(Place);
        await waiting.SaysAsync("상담사 연결해 주세요");
        await waiting.HearsAsync();
        await reporting.SaysAsync("건너뛰기");
        await reporting.HearsAsync("위험");
        await reporting.SaysAsync("3");
        await reporting.HearsAsync("이렇게 접수할까요");
        await reporting.SaysAsync("네, 맞아요");
        await reporting.HearsAsync("R-");
        await using var inTheForm = await AtThePlaceAsync(Place);

        var stored = await StoredAsync();
        foreach (var table in new[] { "conversations", "tickets", "cases", "transcript" })
            Assert.Contains(stored, cell => cell.StartsWith($"{table}.", StringComparison.Ordinal) && cell.Contains("010-****-5678", StringComparison.Ordinal));
        Assert.DoesNotContain(stored, cell => cell.Contains("1234-5678", StringComparison.Ordinal) || cell.Contains("1234568", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_can_be_put_past_the_mask_by_calling_it_something_else()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);

        using var sent = await citizen.SendRawAsync("""
            {"type":"message","text":"여권 발급","speak":"010-1234-5678","from":{"name":"010-1234-5678","note":"010-1234-5678"},"phone":"010-1234-5678","numbers":[1012345678],
             "entities":[{"type":"Place","address":"010-1234-5678"}],"attachments":[{"contentType":"image/png","contentUrl":"data:image/png;base64,010-1234-5678","note":"010-1234-5678"}]}
            """);
        await citizen.HearsAsync();

        Assert.True(sent.IsSuccessStatusCode);
        Assert.DoesNotContain(await StoredAsync(), cell => cell.Contains("1234-5678", StringComparison.Ordinal) || cell.Contains("12345678", StringComparison.Ordinal));
    }

    async Task<Citizen> AtThePlaceAsync(string place)
    {
        var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.SaysAsync("도로에 구멍이 났어요");
        await citizen.HearsAsync("어디");
        await citizen.SaysAsync(place);
        await citizen.HearsAsync("사진");
        return citizen;
    }

    /// <summary>Every text in every table, as <c>table.column: text</c>.</summary>
    Task<List<string>> StoredAsync() => _bot.Services.GetRequiredService<Engine>().ReadAsync(async connection =>
    {
        var cells = new List<string>();
        foreach (var table in (await connection.QueryAsync<string>("select name from sqlite_master where type = 'table'")).ToList())
            foreach (IDictionary<string, object?> row in await connection.QueryAsync($"select * from {table}"))
                cells.AddRange(row.Where(cell => cell.Value is string).Select(cell => $"{table}.{cell.Key}: {cell.Value}"));
        return cells;
    }, Ct);
}
