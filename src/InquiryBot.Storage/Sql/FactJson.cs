using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Misses;
using InquiryBot.Core.People;

namespace InquiryBot.Storage.Sql;

/// <summary>How each fact is written into the audit trail: one line a fact.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TicketOpened))]
[JsonSerializable(typeof(TicketAccepted))]
[JsonSerializable(typeof(TicketAnswered))]
[JsonSerializable(typeof(TicketNoted))]
[JsonSerializable(typeof(TicketTransferred))]
[JsonSerializable(typeof(TicketReturned))]
[JsonSerializable(typeof(TicketClosed))]
[JsonSerializable(typeof(TicketAmended))]
[JsonSerializable(typeof(TicketWithdrawn))]
[JsonSerializable(typeof(SlotRevealed))]
[JsonSerializable(typeof(LineRevealed))]
[JsonSerializable(typeof(DutyChanged))]
[JsonSerializable(typeof(CaseOpened))]
[JsonSerializable(typeof(CaseLookUpRefused))]
[JsonSerializable(typeof(CaseAssigned))]
[JsonSerializable(typeof(CaseStarted))]
[JsonSerializable(typeof(CaseFinished))]
[JsonSerializable(typeof(CaseDeclined))]
[JsonSerializable(typeof(CaseMerged))]
[JsonSerializable(typeof(CaseContactRevealed))]
[JsonSerializable(typeof(CasesExported))]
[JsonSerializable(typeof(PersonErased))]
[JsonSerializable(typeof(ExampleProposed))]
[JsonSerializable(typeof(ProposalWithdrawn))]
[JsonSerializable(typeof(AccountAdded))]
[JsonSerializable(typeof(AccountDisabled))]
[JsonSerializable(typeof(PasswordChanged))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(SignedOut))]
[JsonSerializable(typeof(SignInFailed))]
[JsonSerializable(typeof(SurveyAnswered))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(AlertEnded))]
internal sealed partial class FactJson : JsonSerializerContext
{
    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, Default.GetTypeInfo(fact.GetType())
        ?? throw new InvalidOperationException($"The audit trail has no shape for a {fact.Name}: add it to {nameof(FactJson)}."));
}
