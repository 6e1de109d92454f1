using System.Runtime.InteropServices;

namespace InquiryBot.Workers;

/// <summary>A thread that lets all others go first.</summary>
internal static class Courtesy
{
    const int OfThisThread = 0;
    const int Nicest = 19;

    /// <summary>
    /// The runtime's own priorities say nothing to Linux, where niceness belongs to a thread (setpriority(2), notes); the
    /// calling one is then served last. Elsewhere the runtime's priority is enough.
    /// </summary>
    public static void GiveWay()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(which: 0, OfThisThread, Nicest);
    }

    [DllImport("libc", EntryPoint = "setpriority"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, int who, int priority);
}
