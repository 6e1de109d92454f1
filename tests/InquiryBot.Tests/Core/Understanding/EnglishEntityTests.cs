namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What English texts name; told on Wednesday 18 November 2026, ten in the morning, in Seoul.</summary>
public sealed class EnglishEntityTests
{
    [Theory]
    [InlineData("can I come today?", "date", "today", "2026-11-18")]
    [InlineData("Tomorrow works", "date", "Tomorrow", "2026-11-19")]
    [InlineData("the day after tomorrow please", "date", "the day after tomorrow", "2026-11-20")]
    [InlineData("I lost it yesterday", "date", "yesterday", "2026-11-17")]
    [InlineData("next Friday at 2", "date", "next Friday", "2026-11-27")]
    [InlineData("this friday", "date", "this friday", "2026-11-20")]
    [InlineData("on Monday", "date", "on Monday", "2026-11-23")]
    [InlineData("last tuesday", "date", "last tuesday", "2026-11-17")]
    [InlineData("in three days", "date", "in three days", "2026-11-21")]
    [InlineData("two weeks ago", "date", "two weeks ago", "2026-11-04")]
    [InlineData("a month from now", "date", "a month from now", "2026-12-18")]
    [InlineData("March 15th, 2027", "date", "March 15th, 2027", "2027-03-15")]
    [InlineData("Dec 3 is fine", "date", "Dec 3", "2026-12-03")]
    [InlineData("3rd of December", "date", "3rd of December", "2026-12-03")]
    [InlineData("15 January 2027", "date", "15 January 2027", "2027-01-15")]
    [InlineData("on the 25th", "date", "the 25th", "2026-11-25")]
    [InlineData("2026-12-24 please", "date", "2026-12-24", "2026-12-24")]
    [InlineData("my visa ends on 12/24", "date", "12/24", "2026-12-24")]
    [InlineData("are you open on Christmas?", "date", "Christmas", "2026-12-25")]
    [InlineData("call me at 3pm", "time", "3pm", "15:00")]
    [InlineData("3:30 p.m. is good", "time", "3:30 p.m.", "15:30")]
    [InlineData("at 10.30 am", "time", "10.30 am", "10:30")]
    [InlineData("14:30", "time", "14:30", "14:30")]
    [InlineData("5 o'clock", "time", "5 o'clock", "17:00")]
    [InlineData("half past four", "time", "half past four", "16:30")]
    [InlineData("quarter to five", "time", "quarter to five", "16:45")]
    [InlineData("eight in the morning", "time", "eight in the morning", "08:00")]
    [InlineData("let's meet at 2", "time", "2", "14:00")]
    [InlineData("around noon", "time", "noon", "12:00")]
    [InlineData("in 20 minutes", "time", "in 20 minutes", "10:20")]
    [InlineData("two hours ago", "time", "two hours ago", "08:00")]
    [InlineData("there are 3 of us", "number", "3", "3")]
    [InlineData("twenty-five people", "number", "twenty-five", "25")]
    [InlineData("two hundred and ten", "number", "two hundred and ten", "210")]
    [InlineData("a thousand won", "number", "a thousand", "1000")]
    [InlineData("it cost 12,500 won", "number", "12,500", "12500")]
    [InlineData("my number is 010-1234-5678", "phone", "010-1234-5678", "01012345678")]
    [InlineData("+82-10-1234-5678", "phone", "+82-10-1234-5678", "01012345678")]
    [InlineData("+84 90 123 4567", "phone", "+84 90 123 4567", "84901234567")]
    [InlineData("mail me: John_Doe@mail.example.com.", "email", "John_Doe@mail.example.com", "john_doe@mail.example.com")]
    [InlineData("see www.hikorea.go.kr/Main.pt, please", "url", "www.hikorea.go.kr/Main.pt", "https://www.hikorea.go.kr/main.pt")]
    [InlineData("status of R-2026-000123?", "case-number", "R-2026-000123", "R-2026-000123")]
    [InlineData("case r 2026 123", "case-number", "r 2026 123", "R-2026-000123")]
    [InlineData("there is a pothole near Suwon station", "place", "near Suwon station", "near Suwon station")]
    [InlineData("Suwon Station exit 3", "place", "Suwon Station exit 3", "Suwon Station exit 3")]
    [InlineData("in front of the old city hall", "place", "in front of the old city hall", "in front of the old city hall")]
    [InlineData("1 Hyowon-ro, Paldal-gu, Suwon-si", "place", "1 Hyowon-ro, Paldal-gu, Suwon-si", "1 Hyowon-ro, Paldal-gu, Suwon-si")]
    [InlineData("Jungbu-daero 123beon-gil 5", "place", "Jungbu-daero 123beon-gil 5", "Jungbu-daero 123beon-gil 5")]
    [InlineData("I live in Ansan", "place", "Ansan", "Ansan")]
    [InlineData("it is on Main Street", "place", "Main Street", "Main Street")]
    [InlineData("next to Ajou University Hospital", "place", "next to Ajou University Hospital", "next to Ajou University Hospital")]
    [InlineData("yes please", "yes-no", "yes", "yes")]
    [InlineData("Sure!", "yes-no", "Sure", "yes")]
    [InlineData("no thank you", "yes-no", "no", "no")]
    [InlineData("nope", "yes-no", "nope", "no")]
    [InlineData("not really", "yes-no", "not really", "no")]
    public void Names_what_is_said(string text, string type, string typed, string value)
    {
        var found = StoppedDesk.Finder.Find(text).FirstOrDefault(entity => entity.Type == type);

        Assert.NotNull(found);
        Assert.Equal((typed, value), (found.Text, found.Value));
        Assert.Equal(typed, text.Substring(found.Start, typed.Length));
    }

    [Theory]
    [InlineData("may I ask a question", "date")]
    [InlineData("the sun is shining", "date")]
    [InlineData("I have an F-4 visa", "number")]
    [InlineData("this one is broken", "number")]
    [InlineData("the road is broken", "place")]
    [InlineData("is the bus running", "place")]
    [InlineData("there is a pothole near my house", "place")]
    [InlineData("I want to stop the service", "place")]
    [InlineData("at 5 people", "time")]
    [InlineData("okay? what do you mean?", "yes-no")]
    public void Leaves_look_alikes_alone(string text, string type) =>
        Assert.DoesNotContain(StoppedDesk.Finder.Find(text), entity => entity.Type == type);
}
