using System.Reflection;

namespace InquiryBot.Tests.Architecture;

/// <summary>Who calls a method, read from the built program.</summary>
static class Callers
{
    const byte Call = 0x28;
    const byte CallVirtual = 0x6F;

    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly string[] Assemblies = ["InquiryBot.Core", "InquiryBot.Integrations", "InquiryBot.Storage", "inquirybot"];

    /// <summary>The names of the outermost types whose code calls the method.</summary>
    public static IEnumerable<string> Of(Type type, string method) =>
        from assembly in Assemblies.Select(Assembly.Load)
        from caller in assembly.GetTypes()
        where caller.GetMembers(All).OfType<MethodBase>().Any(body => Calls(body, type, method))
        select Outermost(caller).Name;

    static bool Calls(MethodBase caller, Type type, string method)
    {
        if (caller.GetMethodBody()?.GetILAsByteArray() is not { } code) return false;

        for (var at = 0; at + 4 < code.Length; at++)
            if (code[at] is Call or CallVirtual && Resolve(caller, BitConverter.ToInt32(code, at + 1)) is { } called
                && called.Name == method && called.DeclaringType == type)
                return true;
        return false;
    }

    /// <summary>A byte that only looks like a call resolves to nothing, or to another method.</summary>
    static MethodBase? Resolve(MethodBase caller, int token)
    {
        if (token >> 24 is not (0x06 or 0x0A)) return null;
        try
        {
            return caller.Module.ResolveMethod(token, caller.DeclaringType?.GetGenericArguments(), caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
