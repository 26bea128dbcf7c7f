// The municipality's own log-in for the specs: a certified OpenID provider (oidc-provider) on loopback. Whoever comes is the person
// that the spec names; there are no screens. What it signs can be spoiled, to see that nobody is let in by it.

import * as crypto from "node:crypto";
import { createServer } from "node:http";
import { freePort } from "./support.mjs";

// oidc-provider calls the static URL.parse, which an older Node does not have.
URL.parse ??= (url, base) => {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
};
const { default: Provider, interactionPolicy } = await import("oidc-provider");

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

function newKey() {
  const { privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: crypto.randomUUID() };
}

function signed(header, payload, jwk) {
  const input = `${encoded(header)}.${encoded(payload)}`;
  if (header.alg === "none") return `${input}.`;
  return `${input}.${crypto.sign("sha256", Buffer.from(input), crypto.createPrivateKey({ key: jwk, format: "jwk" })).toString("base64url")}`;
}

/** Starts a provider. `redirectUri` and `afterLogOut` are those of the site. */
export async function startProvider({ redirectUri, afterLogOut }) {
  const port = await freePort();
  // Another site than 127.0.0.1, as a provider is: a cookie that is too strict shows here.
  const issuer = `http://localhost:${port}`;
  const client = { id: "meerwaarde", secret: "een-geheim-van-genoeg-letters-0123456789" };
  let person = { sub: "samira", email: "samira@demonstratie.example", name: "Samira El Idrissi", groups: [] };
  let spoil = null;
  let refuse = false;
  let broken = new Set();
  let keys = [newKey()];
  let provider;

  function spoiled(idToken) {
    const [header, payload] = idToken.split(".").slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
    const now = Math.floor(Date.now() / 1000);
    const change = {
      expired: { iat: now - 7200, exp: now - 3600 },
      "wrong issuer": { iss: "http://127.0.0.1:1/elders" },
      "wrong audience": { aud: "een-ander" },
      "another log-in": { nonce: "een-andere" },
    }[spoil];
    if (change) return signed(header, { ...payload, ...change }, keys[0]);
    if (spoil === "bad signature") return `${encoded(header)}.${encoded({ ...payload, sub: "iemand" })}.${idToken.split(".")[2]}`;
    if (spoil === "unknown key") return signed({ ...header, kid: "niemand" }, payload, newKey());
    if (spoil === "no signature") return signed({ alg: "none" }, payload);
    throw new Error(`can't spoil like this: ${spoil}`);
  }

  function build() {
    const policy = interactionPolicy.base();
    policy.remove("consent");
    provider = new Provider(issuer, {
      jwks: { keys },
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [redirectUri],
          post_logout_redirect_uris: [afterLogOut],
          response_types: ["code"],
          grant_types: ["authorization_code"],
        },
      ],
      cookies: { keys: ["only-for-the-specs"] },
      pkce: { required: () => true },
      conformIdTokenClaims: false,
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
      scopes: ["openid", "email", "profile", "groups"],
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource(ctx, form) {
            ctx.body = `<!doctype html><title>uit</title>${form.replace("</form>", '<input type="hidden" name="logout" value="yes"></form>')}<script>document.forms[0].submit()</script>`;
          },
        },
      },
      interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      ttl: { IdToken: 3600, AccessToken: 3600, AuthorizationCode: 60, Interaction: 600, Session: 3600, Grant: 3600 },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ email_verified: true, ...person, sub }) }),
      async loadExistingGrant(ctx) {
        const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope("openid email profile groups");
        await grant.save();
        return grant;
      },
      renderError(ctx, out) {
        ctx.type = "json";
        ctx.body = out;
      },
    });
    provider.use(async (ctx, next) => {
      await next();
      if (spoil && ctx.oidc?.route === "token" && ctx.body?.id_token) ctx.body = { ...ctx.body, id_token: spoiled(ctx.body.id_token) };
    });
  }
  build();

  const server = createServer(async (asked, reply) => {
    const path = asked.url.split("?")[0];
    if ([...broken].some((start) => path.startsWith(start))) return reply.writeHead(503).end();
    if (!path.startsWith("/interaction/")) return provider.callback()(asked, reply);
    try {
      await provider.interactionDetails(asked, reply);
      const result = refuse ? { error: "access_denied" } : { login: { accountId: person.sub, remember: false } };
      await provider.interactionFinished(asked, reply, result, { mergeWithLastSubmission: false });
    } catch (error) {
      reply.writeHead(500).end(String(error));
    }
    return undefined;
  });
  await new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  return {
    issuer,
    client,
    /** Who logs in from now on. Whoever is logged in there already stays that until they log out there. */
    be: (who) => (person = { name: who.sub, ...who }),
    spoil: (how) => (spoil = how),
    refuse: (yes) => (refuse = yes),
    /** Paths that do not work from now on. */
    break: (paths) => (broken = new Set(paths)),
    /** New keys; who was logged in there is not any more. */
    rotateKeys() {
      keys = [newKey()];
      build();
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
