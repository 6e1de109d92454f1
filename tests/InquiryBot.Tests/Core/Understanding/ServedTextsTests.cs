using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>The dialogs that are served, against texts without a meaning and in every language that has a name here.</summary>
public sealed class ServedTextsTests
{
    [Theory]
    [InlineData("ㅁㄴㄹㅇ ㅂㅈㄷ")]
    [InlineData("뷁쒫 뜕뛟뀄")]
    [InlineData("wqpo zxnb ghqk")]
    [InlineData("lkjhg poiuy mnbvc")]
    [InlineData("枠塡鼐 龘靐")]
    [InlineData("囧尢彡 卅丨")]
    [InlineData("ぬゎゑ ゐゎぬ")]
    [InlineData("ヴェポヌ ヅヲヂ")]
    [InlineData("xđzw qưfj ptơz")]
    [InlineData("ăzq wđk fjư")]
    [InlineData("ฟหกด ฆฏโฌ")]
    [InlineData("ษฎฑธ ณฌฐฏ")]
    [InlineData("йцукен щзъх")]
    [InlineData("ждлор ъбюэ")]
    [InlineData("өүйц үөщъ")]
    [InlineData("фцуө щшгү")]
    [InlineData("qg'zx o'wvq jjkx")]
    [InlineData("ўқғҳ ҳғқў")]
    public Task A_cat_on_the_keyboard_wants_nothing(string text) => IsNothingAsync(text);

    [Theory]
    [InlineData("👍")]
    [InlineData("😂😂😂")]
    [InlineData("🙏🏽")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("🇰🇷🇻🇳")]
    [InlineData("❤️ ☀️")]
    [InlineData("🚌❓")]
    [InlineData("^^;;")]
    public Task Pictures_alone_want_nothing(string text) => IsNothingAsync(text);

    [Theory]
    [InlineData("뷁")]
    [InlineData("ㅂ")]
    [InlineData("q")]
    [InlineData("水")]
    [InlineData("ぬ")]
    [InlineData("ヌ")]
    [InlineData("đ")]
    [InlineData("ฉ")]
    [InlineData("щ")]
    [InlineData("ө")]
    [InlineData("ў")]
    [InlineData("ក")]
    [InlineData("ب")]
    public Task One_letter_wants_nothing(string text) => IsNothingAsync(text);

    [Theory]
    [InlineData("7")]
    [InlineData("0000")]
    [InlineData("20261130")]
    [InlineData("2026 11 30")]
    [InlineData("０００")]
    [InlineData("3.14")]
    [InlineData("99-99")]
    [InlineData("314159265358979323846")]
    public Task Figures_alone_want_nothing(string text) => IsNothingAsync(text);

    /// <summary>The guesser that is served has read the examples, and judges by other thresholds than one that has read none.</summary>
    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("ja")]
    [InlineData("vi")]
    [InlineData("th")]
    [InlineData("ru")]
    [InlineData("mn")]
    [InlineData("uz")]
    public async Task The_language_that_people_chat_in_is_known(string language)
    {
        var lines = LanguageLines.Chat.Where(line => line.Language == language).ToList();

        var (first, later) = (await ShareKnownAsync(lines, prior: null), await ShareKnownAsync(lines, language));
        TestContext.Current.SendDiagnosticMessage($"served language {language}: {first:0.000}, {later:0.000}");
        Assert.True(first >= 0.98, "at the beginning");
        Assert.True(later >= 0.98, "in its own conversation");
        // One line of fifty is two points.
        BaselineTests.AtLeast(LanguageGuesserTests.Baselines.GetProperty("served"), language, Math.Min(first, later), slack: 0.02);
    }

    [Theory]
    [InlineData("km", "ខ្ញុំចង់បន្តទិដ្ឋាការ", "តើខ្ញុំត្រូវបង់ប្រាក់នៅឯណា", "ថៅកែមិនបើកប្រាក់ខែឱ្យខ្ញុំទេ")]
    [InlineData("ne", "मलाई भिसा थप्नु छ", "तलब पाएको छैन के गर्ने", "कार्यालय कति बजे खुल्छ")]
    [InlineData("hi", "मुझे वीज़ा बढ़वाना है", "वेतन नहीं मिला क्या करूँ", "अस्पताल कहाँ है")]
    [InlineData("tl", "paano po mag-extend ng visa", "hindi pa po ako binabayaran ng amo ko", "saan po ang pinakamalapit na ospital")]
    [InlineData("id", "bagaimana cara memperpanjang visa saya", "majikan saya belum membayar gaji", "rumah sakit terdekat di mana")]
    [InlineData("my", "ဗီဇာ သက်တမ်းတိုးချင်ပါတယ်", "လစာ မရသေးပါဘူး", "ဆေးရုံ ဘယ်မှာလဲ")]
    [InlineData("kk", "визамды қалай ұзартамын", "жұмыс беруші айлығымды бермеді", "аурухана қайда орналасқан")]
    [InlineData("bn", "আমি ভিসা বাড়াতে চাই", "মালিক বেতন দেয়নি", "হাসপাতাল কোথায়")]
    [InlineData("si", "මට වීසා දීර්ඝ කරන්න ඕනේ", "පඩිය ලැබුණේ නැහැ", "රෝහල කොහෙද")]
    [InlineData("ur", "مجھے ویزا بڑھوانا ہے", "تنخواہ نہیں ملی کیا کروں", "ہسپتال کہاں ہے")]
    [InlineData("ar", "أريد تمديد تأشيرتي", "لم أستلم راتبي", "أين المستشفى")]
    [InlineData("fr", "comment prolonger mon visa", "mon patron ne m'a pas payé", "où est l'hôpital le plus proche")]
    [InlineData("es", "cómo puedo renovar mi visado", "mi jefe no me ha pagado el sueldo", "dónde está el hospital más cercano")]
    [InlineData("de", "wie verlängere ich mein Visum", "mein Chef hat meinen Lohn nicht bezahlt", "wo ist das nächste Krankenhaus")]
    public async Task A_language_for_an_interpreter_is_known_in_a_Korean_conversation_too(string language, params string[] lines)
    {
        foreach (var line in lines)
        {
            Assert.Equal(language, (await ServedUnderstanding.UnderstandAsync(line, "ko")).Language);
            Assert.Equal(language, (await ServedUnderstanding.UnderstandAsync(line, null)).Language);
        }
    }

    /// <summary>All of understanding, in the middle, of what people chat in nine languages.</summary>
    [Fact]
    public async Task A_text_costs_two_kilobytes_at_the_most()
    {
        var texts = LanguageLines.Chat.Select(line => line.Text).ToList();
        foreach (var text in texts) await ServedUnderstanding.UnderstandAsync(text, "ko");
        var allocated = new List<long>();
        foreach (var text in texts)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ((LocalUnderstanding)ServedUnderstanding.Taught).Understand(text, "ko");
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        TestContext.Current.SendDiagnosticMessage($"allocated a text: {allocated.Average():0} bytes, in the middle {allocated.Order().ElementAt(allocated.Count / 2)}, at the most {allocated.Max()}");
        Assert.InRange(allocated.Order().ElementAt(allocated.Count / 2), 0, 2048);
    }

    private static async Task<double> ShareKnownAsync(List<LanguageLine> lines, string? prior)
    {
        var known = 0.0;
        foreach (var line in lines)
            known += (await ServedUnderstanding.UnderstandAsync(line.Text, prior)).Language == line.Language ? 1 : 0;
        return known / lines.Count;
    }

    private static async Task IsNothingAsync(string text)
    {
        foreach (var language in (string?[])[null, "ko", "en"])
            Assert.Equal(Intents.OutOfScope, (await ServedUnderstanding.UnderstandAsync(text, language)).Intent);
    }
}
