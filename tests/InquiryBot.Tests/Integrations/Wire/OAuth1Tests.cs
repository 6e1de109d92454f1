using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations.Wire;

/// <summary>Signatures that others published.</summary>
public sealed class OAuth1Tests
{
    /// <summary>OAuth Core 1.0, appendix A.5.</summary>
    [Fact]
    public void It_signs_as_the_specification_does() =>
        Assert.Contains("oauth_signature=\"tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D\"", Header(
            new("dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00"), HttpMethod.Get, "http://photos.example.net/photos?file=vacation.jpg&size=original", "kllo9940pd9333jh", 1191242096), StringComparison.Ordinal);

    /// <summary>X's guide "Creating a signature"; what is a form there stands in the query here, which is signed the same.</summary>
    [Fact]
    public void It_signs_as_the_vendors_guide_does() =>
        Assert.Contains("oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\"", Header(
            new("xvz1evFS4wEEPTGEFPHBog", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"),
            HttpMethod.Post,
            "https://api.twitter.com/1.1/statuses/update.json?include_entities=true&status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21",
            "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
            1318622958), StringComparison.Ordinal);

    static string Header(OAuth1 keys, HttpMethod method, string address, string nonce, long at) => keys.Header(method, new Uri(address), nonce, DateTimeOffset.FromUnixTimeSeconds(at)).ToString();
}
