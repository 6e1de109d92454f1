using InquiryBot.Core.Alerts;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    SqlAlerts Alerts => new(_node.Engine);

    async Task<Alert> RaiseAsync(string id, params (string Tag, string Text)[] words)
    {
        var now = _clock.GetUtcNow();
        var alert = new Alert(id, "heavy-rain", words.ToDictionary(word => word.Tag, word => word.Text), "호우 경보 발령", "kim", now, now.AddHours(6));
        await Alerts.RaiseAsync(alert, new AlertRaised(id, now, alert.Kind, alert.Reason, alert.Until) { By = "kim" }, _node.Patience);
        return alert;
    }

    [Fact]
    public async Task An_alert_is_stored_with_its_words()
    {
        var raised = await RaiseAsync("a1", ("ko", "대피소: 수원고 '체육관'"), ("vi", "Nơi trú ẩn: \"Suwon\""));

        var stored = Assert.Single(await Alerts.ListAsync(9, _node.Patience));
        Assert.Equal(raised with { Words = stored.Words }, stored);
        Assert.Equal(raised.Words, stored.Words);
    }

    [Fact]
    public async Task At_most_one_alert_is_on()
    {
        await RaiseAsync("a1");
        _clock.Pass(TimeSpan.FromMinutes(1));
        await RaiseAsync("a2");

        var now = _clock.GetUtcNow();
        Assert.Equal([("a2", true), ("a1", false)], (await Alerts.ListAsync(9, _node.Patience)).Select(alert => (alert.Id, alert.IsOn(now))));
        Assert.Equal(now, (await Alerts.ListAsync(9, _node.Patience))[1].EndedAt);
    }

    [Fact]
    public async Task An_alert_is_ended_once_and_ends_by_itself()
    {
        await RaiseAsync("a1");
        Assert.True(await Alerts.EndAsync("a1", new AlertEnded("a1", _clock.GetUtcNow()), _node.Patience));
        Assert.False(await Alerts.EndAsync("a1", new AlertEnded("a1", _clock.GetUtcNow()), _node.Patience));

        _clock.Pass(TimeSpan.FromSeconds(1));
        await RaiseAsync("a2");
        _clock.Pass(TimeSpan.FromHours(6));

        Assert.False((await Alerts.ListAsync(1, _node.Patience))[0].IsOn(_clock.GetUtcNow()));
        Assert.False(await Alerts.EndAsync("a2", new AlertEnded("a2", _clock.GetUtcNow()), _node.Patience));
    }
}
