//! Addresses of `accounts`.

use crate::route::routes;
use domain::id::PasskeyId;

routes! {
    /// What is somebody's own.
    Mine = "/mijn";
    /// Logging in.
    Login = "/inloggen";
    /// The link to log in is on its way.
    LinkSent = "/inloggen/verstuurd";
    /// Logging in by the link in a mail.
    UseLink(token: String) = "/inloggen/link/{token}";
    /// Logging in as somebody of the demonstration.
    Demo = "/inloggen/demo";
    /// Logging out.
    Logout = "/uitloggen";
    /// Logging out on all devices.
    LogoutEverywhere = "/uitloggen/overal";
    /// Where the provider sends who logged out there.
    LoggedOut = "/uitgelogd";
    /// Logging in with the account of the municipality.
    Sso = "/inloggen/gemeente";
    /// Back from the provider.
    SsoBack = "/inloggen/gemeente/terug";
    /// The second step of logging in.
    SecondStep = "/inloggen/tweede-stap";
    /// The second step with a recovery code.
    Recover = "/inloggen/herstelcode";
    /// Where somebody is logged in, and how.
    Devices = "/mijn/inloggen";
    /// A link goes to another address of one's own.
    Address = "/mijn/adres";
    /// The link in that mail.
    NewAddress(token: String) = "/mijn/adres/{token}";
    /// Ends a session elsewhere.
    EndDevice = "/mijn/inloggen/apparaat";
    /// A new passkey.
    Passkey = "/mijn/inloggen/passkey";
    /// A passkey goes.
    RemovePasskey(id: PasskeyId) = "/mijn/inloggen/passkey/{id}/weg";
    /// Recovery codes.
    Codes = "/mijn/inloggen/codes";
    /// Another language.
    Language(code: String) = "/taal/{code}";
}
