// What of the Danish public design system (dkfds) we use. Its whole style sheet is 215 KB; a page of ours may weigh 100 KB
// with everything. So every rule whose classes none of our components or scripts name is left out.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Colours of dkfds → our tokens (css/base/tokens.css): the system's shapes in Sparring's own calm palette. */
const colours = new Map([
  ["#454545", "var(--accent)"],
  ["#004D99", "var(--link)"],
  ["#800080", "var(--link)"],
  ["#1a1a1a", "var(--ink)"],
  ["#707070", "var(--muted)"],
  ["#F5F5F5", "var(--soft)"],
  ["#DCDCDC", "var(--line)"],
  ["#BFBFBF", "var(--line)"],
]);

/** A declaration that points at a sample picture of dkfds. */
const picture = /[\w-]+\s*:[^;{}]*url\([^)]*\.png[^)]*\)[^;}]*;?/g;

/** Names our components put together and therefore never write whole. */
const always =
  "alert-info alert-success alert-warning alert-error button-primary button-secondary button-tertiary button-warning " +
  "input-width-xs input-width-s input-width-m input-width-l form-error";

/** Every word that could be a class name, in the files that make our pages. */
export function wordsOf(folders) {
  const words = new Set(always.split(" "));
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (!entry.isFile() || !/\.(razor|cs|ts)$/.test(entry.name) || /[\\/](bin|obj)[\\/]/.test(path)) continue;
      for (const word of readFileSync(path, "utf8").match(/[a-zA-Z][\w-]*/g) ?? []) words.add(word);
    }
  }
  return words;
}

/** The style sheet without the rules nobody can meet, in rems of 16 pixels (dkfds counts 10 to a rem). */
export function purge(css, words) {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@charset[^;]*;/g, "")
    .replace(picture, "");
  let kept = keep(plain, words);
  for (const [theirs, ours] of colours) kept = kept.replaceAll(new RegExp(`${theirs}\\b`, "gi"), ours);
  return kept.replaceAll(/(?<![\w-])(-?\d*\.?\d+)rem\b/g, (_, size) => `${+(size * 0.625).toFixed(4)}rem`);
}

function keep(css, words) {
  let out = "";
  for (const { head, body } of rulesOf(css)) {
    if (head.startsWith("@media") || head.startsWith("@supports")) {
      const inner = keep(body, words);
      if (inner) out += `${head}{${inner}}`;
    } else if (!head.startsWith("@font-face")) {
      const used = head.startsWith("@") ? [head] : selectorsOf(head).filter((selector) => isMet(selector, words));
      if (used.length > 0) out += `${used.join(",")}{${body}}`;
    }
  }
  return out;
}

/** Blocks of one level; the text of dkfds has no braces within strings or addresses. */
function* rulesOf(css) {
  let start = 0;
  while (start < css.length) {
    const open = css.indexOf("{", start);
    if (open < 0) return;
    let depth = 1;
    let end = open + 1;
    for (; depth > 0; end++) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    yield { head: css.slice(start, open).trim(), body: css.slice(open + 1, end - 1).trim() };
    start = end;
  }
}

function selectorsOf(head) {
  return head.split(/,(?![^(]*\))/).map((selector) => selector.trim());
}

/** A selector is met when every class it asks for is named somewhere; a class within :not() is no demand. */
function isMet(selector, words) {
  const demands = selector.replace(/:not\([^)]*\)/g, "");
  return (demands.match(/\.-?[_a-zA-Z][\w-]*/g) ?? []).every((name) => words.has(name.slice(1)));
}
