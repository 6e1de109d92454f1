using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary>Every action that dialogs can name. A new one is one line here.</summary>
public static class ActionList
{
    public static IReadOnlyList<IAction> All(ICases cases, OpeningHours hours, IVault vault, Competence? competence = null) =>
    [
        new OpenCase(cases, hours.Zone, vault, competence ?? Competence.Shipped),
        new OwnCases(cases),
        new LookUpCase(cases, vault),
        new FindTownHall(competence ?? Competence.Shipped),
        new HandOff(),
        new Cancel(),
        new StartOver(),
        new Repeat(),
        new ChangeLanguage(),
        new CentreHours(hours),
        new EasyRead(),
    ];
}
