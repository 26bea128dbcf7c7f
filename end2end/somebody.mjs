// Somebody with a browser that draws nothing: cookies, pages, and the forms on them.

/** Somebody on a site, at an address of their own when they have one. */
export class Somebody {
  #cookies = new Map();
  constructor(base, address) {
    this.base = base;
    this.address = address;
  }
  /** The answer to a question, or to a form that is sent; where it leads on is not followed. */
  async ask(path, form) {
    const headers = { origin: this.base };
    if (this.#cookies.size) headers.cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (this.address) headers["x-forwarded-for"] = this.address;
    const answer = await fetch(new URL(path, this.base), { method: form ? "POST" : "GET", body: form, redirect: "manual", headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.#cookies.set(name, value);
    }
    return { path, status: answer.status, to: answer.headers.get("location"), text: await answer.text() };
  }
}

/** Where the form of this name on a page leads, and the fields that it holds by itself; nothing when it is not there. */
export function formOn({ path, text }, name) {
  const form = text.split("<form").find((part) => part.includes(`name="form" value="${name}"`));
  if (!form) return null;
  const read = (tag, attribute) => new RegExp(`${attribute}="([^"]*)"`).exec(tag)?.[1].replaceAll("&amp;", "&");
  const fields = new URLSearchParams();
  for (const [tag] of form.split("</form>")[0].matchAll(/<input[^>]*type="hidden"[^>]*>/g)) fields.append(read(tag, "name"), read(tag, "value") ?? "");
  return { action: read(form, "action") ?? path, fields };
}
