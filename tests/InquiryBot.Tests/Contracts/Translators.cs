using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

public sealed class NoTranslatorContract() : TranslatorContract(new NoTranslator());

public sealed class AzureTranslatorContract() : WellTranslatorContract(vendor => FakeTranslation.Azure(vendor), FakeTranslation.AzureVendor());

public sealed class LibreTranslatorContract() : WellTranslatorContract(vendor => FakeTranslation.Libre(vendor), FakeTranslation.LibreVendor());

public sealed class OpenAiTranslatorContract() : WellTranslatorContract(vendor => FakeTranslation.OpenAi(vendor), FakeTranslation.OpenAiVendor());

/// <summary>Each service in each of the ways in which one can be away.</summary>
public sealed class AzureTranslatorBusyContract() : AwayTranslatorContract(FakeTranslation.Azure(FakeVendor.Refuses(429, """{"error":{"code":429001,"message":"x"}}""", retryAfter: 2)));

public sealed class AzureTranslatorFailingContract() : AwayTranslatorContract(FakeTranslation.Azure(FakeVendor.Refuses(500, """{"error":{"code":500000,"message":"x"}}""")));

public sealed class AzureTranslatorStrangerContract() : AwayTranslatorContract(FakeTranslation.Azure(FakeVendor.Refuses(401)));

public sealed class AzureTranslatorSilentContract() : AwayTranslatorContract(FakeTranslation.Azure(FakeVendor.Silent(), new HurriedClock()));

public sealed class AzureTranslatorHalfBrokenContract() : AwayTranslatorContract(FakeTranslation.Azure(new FakeVendor(_ => """[{"translations":[{"text":"hel""")));

public sealed class AzureTranslatorMisshapenContract() : AwayTranslatorContract(FakeTranslation.Azure(new FakeVendor(_ => """[null,{"translations":[null]}]""")));

public sealed class LibreTranslatorBusyContract() : AwayTranslatorContract(FakeTranslation.Libre(FakeVendor.Refuses(429, """{"error":"Slowdown: 20 per 1 minute"}""")));

public sealed class LibreTranslatorFailingContract() : AwayTranslatorContract(FakeTranslation.Libre(FakeVendor.Refuses(500, """{"error":"x"}""")));

public sealed class LibreTranslatorSilentContract() : AwayTranslatorContract(FakeTranslation.Libre(FakeVendor.Silent(), new HurriedClock()));

public sealed class LibreTranslatorHalfBrokenContract() : AwayTranslatorContract(FakeTranslation.Libre(new FakeVendor(_ => """{"translatedText":"hel""")));

public sealed class LibreTranslatorMisshapenContract() : AwayTranslatorContract(FakeTranslation.Libre(new FakeVendor(_ => """{"translatedText":null}""")));

public sealed class OpenAiTranslatorBusyContract() : AwayTranslatorContract(FakeTranslation.OpenAi(FakeVendor.Refuses(429, """{"error":{"type":"rate_limit_exceeded"}}""", retryAfter: 1)));

public sealed class OpenAiTranslatorFailingContract() : AwayTranslatorContract(FakeTranslation.OpenAi(FakeVendor.Refuses(500)));

public sealed class OpenAiTranslatorHalfBrokenContract() : AwayTranslatorContract(FakeTranslation.OpenAi(new FakeVendor(_ => """{"choices":[{"message":{"content":"hel""")));

public sealed class OpenAiTranslatorMisshapenContract() : AwayTranslatorContract(FakeTranslation.OpenAi(new FakeVendor(_ => """{"choices":[null]}""")));

public sealed class OpenAiTranslatorDeafContract() : AwayTranslatorContract(FakeTranslation.OpenAi(FakeVendor.Deaf(), new HurriedClock()));

public sealed class OpenAiTranslatorUnreachableContract() : AwayTranslatorContract(FakeTranslation.OpenAi(FakeVendor.Unreachable()));
