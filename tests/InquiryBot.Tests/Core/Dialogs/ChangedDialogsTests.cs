using InquiryBot.Core.Conversations;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Dialogs that change, and programs that restart, in the middle of a form.</summary>
public sealed class ChangedDialogsTests
{
    readonly Citizen citizen = new();

    async Task AtPhotoAsync()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
    }

    void Change(Func<string, string> change) => citizen.Shelf.Replace(SmallDialogs.Read(SmallDialogs.With(SmallDialogs.Report, change(SmallDialogs.Files[SmallDialogs.Report]))));

    [Fact]
    public async Task A_form_goes_on_at_the_same_question_when_another_was_put_before_it()
    {
        await AtPhotoAsync();
        Change(yaml => yaml.Replace("steps:", "steps:\n  - say: danger-first\n  - { ask: done, slot: new, entity: text }", StringComparison.Ordinal));
        await citizen.SendsPhoto();

        Assert.Equal(["ask-danger"], citizen.Heard);
        Assert.Equal("photo.png", citizen.Slots["photo"]);
    }

    [Fact]
    public async Task A_form_whose_question_is_gone_apologises_and_asks_only_what_it_does_not_know()
    {
        await AtPhotoAsync();
        Change(yaml => yaml.Replace("slot: photo", "slot: picture", StringComparison.Ordinal).Replace("{photo}", "{picture}", StringComparison.Ordinal));
        await citizen.Says("사진은 나중에");

        Assert.Equal(["form-changed", "ask-photo"], citizen.Heard);
        Assert.Equal("수원역 앞", citizen.Slots["place"]);
    }

    [Fact]
    public async Task A_form_that_is_gone_says_so_and_the_conversation_goes_on()
    {
        await AtPhotoAsync();
        citizen.Shelf.Replace(SmallDialogs.Read(SmallDialogs.Files.Where(file => !file.Key.StartsWith("roads/", StringComparison.Ordinal)).ToDictionary()));
        await citizen.Says("사진은 나중에");
        Assert.Equal(["form-gone"], citizen.Heard);

        await citizen.Says("등본 발급");
        Assert.Equal(["answer"], citizen.Heard);
    }

    [Fact]
    public async Task A_wish_is_served_also_when_the_form_has_changed()
    {
        await AtPhotoAsync();
        Change(yaml => yaml.Replace("slot: photo", "slot: picture", StringComparison.Ordinal).Replace("{photo}", "{picture}", StringComparison.Ordinal));
        await citizen.Says("등본 발급");

        Assert.Equal(["answer", "go-on-offer"], citizen.Heard);
        await citizen.Says("예");
        Assert.Equal(["form-changed", "ask-photo"], citizen.Heard);
    }

    [Fact]
    public async Task A_stored_conversation_answers_as_if_it_had_never_been_stored()
    {
        string[] talk = ["길이 파였어요", "등본 발급", "수원역 앞", "취소", "아니오", "도움말", "없어요", "글쎄", "2", "다시 말해 줘", "방문하고 싶어요", "언어 바꿔줘", "2", "cancel"];
        var restarted = new Citizen();
        foreach (var words in talk)
        {
            await citizen.Says(words);
            restarted.Conversation = Conversation.FromJson(restarted.Conversation.ToJson());
            await restarted.Says(words);

            Assert.Equal(citizen.Words, restarted.Words);
            Assert.Equal(citizen.Conversation.ToJson(), restarted.Conversation.ToJson());
        }
    }
}
