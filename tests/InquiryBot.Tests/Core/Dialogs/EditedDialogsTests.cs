using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Whatever is saved while a citizen is inside a dialog: he goes on, or starts over, and nothing breaks.</summary>
public sealed class EditedDialogsTests
{
    /// <summary>Edits as a hand makes them: lines of the report's dialog taken out, doubled, moved, or a name changed.</summary>
    static readonly Gen<(int Kind, int At, int To)> Edit =
        from kind in Gen.Choose(0, 6) from at in Gen.Choose(0, 40) from to in Gen.Choose(0, 40) select (kind, at, to);

    static readonly string[] Said =
        ["길이 파였어요", "수원역 앞", "없어요", "사람이 위험해요", "1", "등본 발급", "취소", "예", "아니오", "다시 말해 줘", "영어로 해줘", "처음부터", "방문하고 싶어요", "내일", "ㅁㄴㅇㄹ", "", "건너뛰기"];

    static readonly Gen<(string Words, (int, int, int) Edit)> Turn = from words in Gen.Elements(Said) from edit in Edit select (words, edit);

    [Fact]
    public void A_conversation_survives_every_edit() => Prop.ForAll(Arb.From(Turn.ListOf(12)), async turns =>
    {
        var citizen = new Citizen();
        var steps = Steps(SmallDialogs.Files[SmallDialogs.Report]);
        foreach (var (words, edit) in turns)
        {
            var edited = Edited(steps, edit);
            if (Served(edited) is { } library)
            {
                citizen.Shelf.Replace(library);
                steps = edited.Count == 0 ? Steps(SmallDialogs.Files[SmallDialogs.Report]) : edited;
            }

            await citizen.Says(words);
            citizen.Conversation = InquiryBot.Core.Conversations.Conversation.FromJson(citizen.Conversation.ToJson());
        }

        await citizen.Says("등본 발급");
        Assert.Contains("answer", citizen.Heard);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>Null where the folder is refused: the old one stays, as it is served.</summary>
    static DialogLibrary? Served(List<string> steps)
    {
        var files = steps.Count == 0
            ? SmallDialogs.Files.Where(file => !file.Key.StartsWith("roads/", StringComparison.Ordinal)).ToDictionary()
            : SmallDialogs.With(SmallDialogs.Report, "kind: form\nstarts-on: report\nsteps:\n" + string.Join('\n', steps) + "\n");
        var reading = DialogReader.Read(files);
        return DialogCheck.Faults(reading, Practice.Shapes).Count == 0 ? reading.Library : null;
    }

    static List<string> Edited(List<string> steps, (int Kind, int At, int To) edit)
    {
        var next = steps.ToList();
        var (at, to) = (edit.At % next.Count, edit.To % next.Count);
        switch (edit.Kind)
        {
            case 0: next.RemoveAt(at); break;
            case 1: next.Insert(to, next[at]); break;
            case 2: (next[at], next[to]) = (next[to], next[at]); break;
            case 3: next[at] = next[at].Replace("slot: photo", "slot: picture", StringComparison.Ordinal).Replace("{photo}", "{picture}", StringComparison.Ordinal); break;
            case 4: next[at] = next[at].Replace("options: [people, cars, nobody]", "options: [cars, nobody]", StringComparison.Ordinal); break;
            case 5: next[at] += "\n    id: named"; break;
            default: next.Clear(); break;
        }

        return next;
    }

    static List<string> Steps(string yaml) => [.. yaml.ReplaceLineEndings("\n").Split("steps:\n")[1].TrimEnd().Split("\n  - ").Select((step, at) => at == 0 ? step : "  - " + step)];
}
