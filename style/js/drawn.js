/* The maps that the server draws: one tab stop each. */
import { rove } from "./rove.js";

const settled = [...document.querySelectorAll("svg.mw-map[role=group]")].map((map) => rove(map));
// The other of two comes in sight when the window gets narrower or wider
matchMedia("(max-width: 40rem)").addEventListener("change", () => settled.forEach((settle) => settle()));
