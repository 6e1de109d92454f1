using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

public sealed class NoTranslatorContract() : TranslatorContract(new NoTranslator());

public sealed class AzureTranslatorContract() : WellTranslatorContract(vendor => FakeTranslation.Azure(vendor), FakeTranslation.AzureVendor());

public sealed class LibreTranslatorContract() : WellTranslatorContract(vendor => FakeTranslation.Libre(vendor), FakeTranslation.LibreVendor());

public sealed class OpenAiTranslatorContract() : WellTranslatorContract(vendor => FakeTranslation.OpenAi(vendor), FakeTranslation.OpenAiVendor());

public sealed class AzureTranslatorBusyContract() : TranslatorContract(FakeTranslation.Azure(FakeVendor.Refuses(429, """{"error":{"code":429001,"message":"x"}}""", retryAfter: 2)));

public sealed class AzureTranslatorStrangerContract() : TranslatorContract(FakeTranslation.Azure(FakeVendor.Refuses(401)));

public sealed class AzureTranslatorMisshapenContract() : TranslatorContract(FakeTranslation.Azure(new FakeVendor(_ => """[null,{"translations":[null]}]""")));

public sealed class LibreTranslatorFailingContract() : TranslatorContract(FakeTranslation.Libre(FakeVendor.Refuses(500, """{"error":"x"}""")));

public sealed class LibreTranslatorSilentContract() : TranslatorContract(FakeTranslation.Libre(FakeVendor.Silent(), new HurriedClock()));

public sealed class LibreTranslatorMisshapenContract() : TranslatorContract(FakeTranslation.Libre(new FakeVendor(_ => """{"translatedText":null}""")));

public sealed class OpenAiTranslatorHalfBrokenContract() : TranslatorContract(FakeTranslation.OpenAi(new FakeVendor(_ => """{"choices":[{"message":{"content":"hel""")));

public sealed class OpenAiTranslatorMisshapenContract() : TranslatorContract(FakeTranslation.OpenAi(new FakeVendor(_ => """{"choices":[null]}""")));

public sealed class OpenAiTranslatorDeafContract() : TranslatorContract(FakeTranslation.OpenAi(FakeVendor.Deaf(), new HurriedClock()));

public sealed class OpenAiTranslatorUnreachableContract() : TranslatorContract(FakeTranslation.OpenAi(FakeVendor.Unreachable()));
