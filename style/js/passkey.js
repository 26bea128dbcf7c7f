// Passkeys on a normal form. Load as <script type="module" src="…/passkey.js" nonce="…">; no inline code, no dependencies.
//
//   <form method="post" data-passkey="create" (or "get")
//         data-options="{…}"            options as JSON, HTML-escaped by the template
//         data-cancelled="…" data-known="…" data-unsupported="…" data-failed="…">   texts, in the reader's language
//     <input type="hidden" name="answer" autocomplete="off" data-passkey-answer>
//     <button>…</button>
//     <p role="alert" data-passkey-error></p>
//   </form>
//
// Submitting first talks to the authenticator, then sends the form with the answer filled in. Without scripts the form
// arrives with an empty answer, which the server turns into a plain error page.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

const text = (buffer) => {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const descriptors = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const creation = (options) =>
  PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
  };

const request = (options) =>
  PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
  };

const json = (credential) => {
  try {
    const made = credential.toJSON?.();
    if (made?.rawId) return made;
  } catch {
    // Some password managers hand out look-alikes on which toJSON throws.
  }
  const { response } = credential;
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      ...(response.attestationObject
        ? { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] }
        : {
            authenticatorData: text(response.authenticatorData),
            signature: text(response.signature),
            userHandle: response.userHandle ? text(response.userHandle) : null,
          }),
    },
  };
};

const REASONS = {
  NotAllowedError: "cancelled", // refused, closed, timed out, no fitting passkey, or no user verification: the browser does not tell
  AbortError: "cancelled",
  InvalidStateError: "known", // create: this device already holds one of excludeCredentials
  NotSupportedError: "unsupported", // none of the algorithms
  ConstraintError: "unsupported", // no user verification possible
  SecurityError: "failed", // page address and rp.id do not fit (IP address, other host)
};

const credential = async (kind, options) =>
  kind === "create"
    ? navigator.credentials.create({ publicKey: creation(options) })
    : navigator.credentials.get({ publicKey: request(options) });

const prepare = (form) => {
  const answer = form.querySelector("[data-passkey-answer]");
  const place = form.querySelector("[data-passkey-error]");
  const button = form.querySelector("button");
  const say = (reason) => (place.textContent = form.dataset[reason] ?? "");

  answer.value = "";
  if (!window.PublicKeyCredential || !navigator.credentials?.create) {
    say("unsupported"); // old browser, or a page that is neither https nor localhost
    button.disabled = true;
    return;
  }
  form.addEventListener("submit", async (event) => {
    if (answer.value) return; // second time round: let it go
    event.preventDefault();
    say("");
    button.disabled = true;
    try {
      const made = await credential(form.dataset.passkey, JSON.parse(form.dataset.options));
      answer.value = JSON.stringify(json(made));
    } catch (error) {
      console.warn(error);
      place.dataset.passkeyError = error.name; // for tests and support
      say(REASONS[error.name] ?? "failed");
    }
    button.disabled = false;
    if (answer.value) form.requestSubmit(event.submitter);
  });
};

document.querySelectorAll("form[data-passkey]").forEach(prepare);

// Coming back with the back button: the challenge is used up, so get a new one.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[data-passkey]")) location.reload();
});
