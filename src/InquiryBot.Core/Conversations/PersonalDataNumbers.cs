namespace InquiryBot.Core.Conversations;

/// <summary>Numbers of people by their form: who issues them decides how they are written.</summary>
static class PersonalDataNumbers
{
    /// <summary>What begins at a place and ends before a limit, and where to look next.</summary>
    public static PersonalData? Match(ReadOnlySpan<char> text, int limit, int at, Span<DigitGroup> groups, Span<byte> digits, out int next)
    {
        var spelled = DigitChain.Value(text[at], spelled: false) < 0;
        if (spelled && DigitChain.Value(text[at], spelled: true) < 0)
        {
            next = at + 1;
            return null;
        }

        var chain = DigitChain.Read(text, limit, at, spelled, groups, digits);
        next = spelled ? at + 1 : chain.Groups[0].End;
        var found = spelled ? PersonalDataPhones.Spelled(chain) : Numeral(chain) ?? HalfSpelled(chain, limit, groups, digits);
        next = found?.End ?? next;
        return found;
    }

    static PersonalData? Numeral(in DigitChain chain) =>
        Passport(chain) ?? Resident(chain) ?? Licence(chain) ?? PersonalDataPhones.Match(chain) ?? Card(chain) ?? Business(chain) ?? Account(chain)
            ?? PersonalDataHomes.Match(chain);

    /// <summary>010 in digits and the rest in syllables.</summary>
    static PersonalData? HalfSpelled(in DigitChain chain, int limit, Span<DigitGroup> groups, Span<byte> digits) =>
        chain.Digits[0] != 0 ? null : PersonalDataPhones.Spelled(DigitChain.Read(chain.Text, limit, chain.Start, spelled: true, groups, digits));

    /// <summary>
    /// 13 digits that begin with a birthday. Numbers given since October 2020 end in no check digit (Resident
    /// Registration Act, Enforcement Rules §2), so a written one needs a possible day alone; digits in one run need
    /// the check digit, a holder who may have a new number, or a word that says so.
    /// </summary>
    static PersonalData? Resident(in DigitChain chain)
    {
        var groups = chain.GroupsFor(13);
        if (groups == 0 || !chain.StandsAlone(groups) || !RegistrationNumber.IsPossible(chain.Digits)) return null;
        if (groups == 1 ? !IsCertain(chain) : chain.GroupsFor(6) == 0) return null;
        if (PersonalDataContext.SaysThing(chain)) return null;

        return chain.Take(RegistrationNumber.IsForeigner(chain.Digits) ? PersonalDataKind.ForeignerNumber : PersonalDataKind.ResidentNumber, groups, 0, 0);
    }

    static bool IsCertain(in DigitChain chain) =>
        RegistrationNumber.HasCheckDigit(chain.Digits) || RegistrationNumber.MayBeNew(chain.Digits) || PersonalDataContext.SaysResident(chain);

    /// <summary>Region, year, number, check: 11-20-123456-01; older ones begin with the region's name.</summary>
    static PersonalData? Licence(in DigitChain chain)
    {
        if (chain.HasShape(2, 2, 6, 2) && IsRegion(chain.Digits)) return chain.Take(PersonalDataKind.DriverLicence, 4, 2, 0);
        if (chain.HasShape(2, 6, 2) && FollowsRegion(chain)) return chain.Take(PersonalDataKind.DriverLicence, 3, 0, 0);

        var groups = chain.GroupsFor(12);
        return groups > 0 && IsRegion(chain.Digits) && chain.StandsAlone(groups) && PersonalDataContext.SaysLicence(chain)
            ? chain.Take(PersonalDataKind.DriverLicence, groups, 2, 0)
            : null;
    }

    static bool IsRegion(ReadOnlySpan<byte> digits) => digits[0] * 10 + digits[1] is >= 11 and <= 28;

    static bool FollowsRegion(in DigitChain chain)
    {
        ReadOnlySpan<string> regions = ["서울", "부산", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "대구", "인천", "광주", "대전", "울산"];
        var before = chain.Text[..chain.Start].TrimEnd(" -");
        foreach (var region in regions)
            if (before.EndsWith(region)) return true;
        return false;
    }

    /// <summary>By length, first digit and Luhn's check (ISO/IEC 7812-1); a wrong check only where a word says card.</summary>
    static PersonalData? Card(in DigitChain chain)
    {
        foreach (var length in (ReadOnlySpan<int>)[19, 16, 15, 14])
        {
            var groups = chain.GroupsFor(length);
            if (groups == 0 || !IsIssued(chain.Digits, length) || !chain.StandsAlone(groups) || !IsWrittenAsCard(chain, groups)) continue;
            if (PersonalDataContext.SaysCard(chain) || (IsLuhn(chain.Digits[..length]) && !PersonalDataContext.SaysThing(chain)))
                return chain.Take(PersonalDataKind.Card, groups, 0, 4);
        }

        return null;
    }

    static bool IsWrittenAsCard(in DigitChain chain, int groups) =>
        groups is 1 || chain.HasShape(4, 4, 4, 4) || chain.HasShape(4, 6, 5) || chain.HasShape(4, 6, 4);

    static bool IsIssued(ReadOnlySpan<byte> digits, int length) => length switch
    {
        19 => digits is [6, 2, ..],
        16 => digits[0] is >= 2 and <= 6 or 9,
        15 => digits is [3, 4 or 7, ..],
        _ => digits is [3, 0 or 6 or 8, ..],
    };

    static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>
    /// Tax office, kind of business, serial, check digit: 123-45-67891. In one run, or with a check digit that is wrong,
    /// only where a word says so. (National Tax Service, notice on the business registration number.)
    /// </summary>
    static PersonalData? Business(in DigitChain chain)
    {
        var groups = chain.HasShape(3, 2, 5) ? 3 : chain.Groups[0].Digits == 10 ? 1 : 0;
        if (groups == 0 || chain.Digits[0] == 0 || !chain.StandsAlone(groups) || chain.GroupsFor(10) != groups) return null;

        var said = PersonalDataContext.SaysBusiness(chain);
        return said || (groups == 3 && HasBusinessCheck(chain.Digits) && !PersonalDataContext.SaysAccount(chain, groups))
            ? chain.Take(PersonalDataKind.BusinessNumber, groups, 3, 0)
            : null;
    }

    static bool HasBusinessCheck(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        var sum = digits[8] * 5 / 10;
        for (var i = 0; i < weights.Length; i++) sum += digits[i] * weights[i];
        return digits[9] == (10 - sum % 10) % 10;
    }

    /// <summary>10 to 16 digits where a word says bank or account; banks do not share a form.</summary>
    static PersonalData? Account(in DigitChain chain)
    {
        var groups = LongestAccount(chain, out var digits);
        if (groups == 0 || IsDate(chain) || !chain.StandsAlone(groups) || PersonalDataContext.SaysThing(chain)) return null;

        var business = chain.HasShape(3, 2, 5);
        var known = PersonalDataContext.SaysAccount(chain, groups) || (!business && digits <= 14 && PersonalDataContext.FollowsBank(chain));
        return known ? chain.Take(PersonalDataKind.Account, groups, 0, 3) : null;
    }

    /// <summary>As many groups as the same sign joins.</summary>
    static int LongestAccount(in DigitChain chain, out int digits)
    {
        digits = chain.Groups[0].Digits;
        var groups = 1;
        for (; groups < chain.Groups.Length; groups++)
        {
            var group = chain.Groups[groups];
            if (group.Before is not (Joint.Dash or Joint.Space) || group.Before != chain.Groups[1].Before || digits + group.Digits > 16) break;
            digits += group.Digits;
        }

        return digits is >= 10 and <= 16 && chain.Groups[0].Digits > 1 ? groups : 0;
    }

    static bool IsDate(in DigitChain chain) =>
        chain.Groups.Length > 2 && chain.Digits is [1, 9, ..] or [2, 0, ..]
        && chain.Groups[0].Digits == 4 && chain.Groups[1].Digits <= 2 && chain.Groups[2].Digits <= 2;

    /// <summary>
    /// Korean passports: a letter and eight digits, or since 2021 M, three digits, a letter, four digits. Others
    /// differ by country: one or two letters and six to nine digits, where a word says passport.
    /// </summary>
    static PersonalData? Passport(in DigitChain chain)
    {
        var first = chain.Start;
        while (first > 0 && chain.Start - first < 3 && char.IsAsciiLetter(chain.Text[first - 1])) first--;
        var letters = chain.Start - first;
        var end = EndOfPassport(chain, letters);
        if (end < 0 || letters > 2 || (first > 0 && char.IsAsciiLetterOrDigit(chain.Text[first - 1]))) return null;
        if (end < chain.Text.Length && char.IsAsciiLetterOrDigit(chain.Text[end])) return null;

        return new(PersonalDataKind.Passport, first, end - first, letters, 0);
    }

    static int EndOfPassport(in DigitChain chain, int letters)
    {
        var group = chain.Groups[0];
        var series = letters == 1 ? char.ToUpperInvariant(chain.Text[chain.Start - 1]) : ' ';
        if (group.Digits == 8 && series is 'M' or 'S' or 'R' or 'O' or 'D' or 'G') return group.End;
        if (group.Digits == 3 && series is 'M' && EndOfNewPassport(chain.Text[group.End..]) is > 0 and var rest) return group.End + rest;

        var foreign = letters > 0 ? group.Digits is >= 6 and <= 9 : group.Digits is 9 || (group.Digits is 8 && chain.Digits is not [1, 9, ..] and not [2, 0, ..]);
        if (!foreign || !PersonalDataContext.SaysPassport(chain) || PersonalDataContext.SaysThing(chain)) return -1;
        return group.End < chain.Text.Length && char.IsAsciiLetterUpper(chain.Text[group.End]) ? group.End + 1 : group.End;
    }

    static int EndOfNewPassport(ReadOnlySpan<char> text) =>
        text.Length >= 5 && char.IsAsciiLetter(text[0]) && !text[1..5].ContainsAnyExceptInRange('0', '9') ? 5 : 0;
}
