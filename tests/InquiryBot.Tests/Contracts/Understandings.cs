using InquiryBot.Tests.Core.Understanding;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Integrations.Azure;

namespace InquiryBot.Tests.Contracts;

public sealed class LocalContract() : UnderstandingContract(Lessons.Taught);

public sealed class AzureContract() : UnderstandingContract(new AzureDesk(FakeAzureLanguage.Vendor()).OwnDialogs);

public sealed class AzureBusyContract() : UnderstandingContract(new AzureDesk(FakeVendor.Refuses(429, FakeAzureLanguage.Text("error.language-429.constructed"), retryAfter: 3)).OwnDialogs);

public sealed class AzureFailingContract() : UnderstandingContract(new AzureDesk(FakeVendor.Refuses(500)).OwnDialogs);

public sealed class AzureRefusingContract() : UnderstandingContract(new AzureDesk(FakeVendor.Refuses(400, FakeAzureLanguage.Text("error.language-400-too-many-documents.constructed"))).OwnDialogs);

public sealed class AzureStrangerContract() : UnderstandingContract(new AzureDesk(FakeVendor.Refuses(401)).OwnDialogs);

/// <summary>200 for the request, and an error for the text.</summary>
public sealed class AzureTextRefusingContract() : UnderstandingContract(new AzureDesk(new FakeVendor(_ => FakeAzureLanguage.Text("error.language-200-document-error.constructed"))).OwnDialogs);

/// <summary>The connection broke in the middle of the answer.</summary>
public sealed class AzureHalfBrokenContract() : UnderstandingContract(new AzureDesk(new FakeVendor(asked => FakeAzureLanguage.Answer(asked)[..^40])).OwnDialogs);

/// <summary>JSON, but of another shape.</summary>
public sealed class AzureMisshapenContract() : UnderstandingContract(new AzureDesk(new FakeVendor(_ => """{"results":{"documents":[null,{"id":null},{"id":"1","entities":[{"category":null}]}]},"result":{"prediction":{"intents":{}}}}""")).OwnDialogs);

public sealed class AzureSilentContract() : UnderstandingContract(new AzureDesk(FakeVendor.Silent(), new HurriedClock()).OwnDialogs);

public sealed class AzureDeafContract() : UnderstandingContract(new AzureDesk(FakeVendor.Deaf(), new HurriedClock()).OwnDialogs);

public sealed class AzureUnreachableContract() : UnderstandingContract(new AzureDesk(FakeVendor.Unreachable()).OwnDialogs);
