// npm run build: style, scripts, icons, fonts and pictures into src/Sparring.Web/wwwroot.
// A room's css/<room>.css and ts/<island>.ts are found by themselves.
import { build } from "esbuild";
import { brotliCompressSync } from "node:zlib";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { purge, wordsOf } from "./purge.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../../..");
const out = join(root, "src/Sparring.Web/wwwroot");
const dkfds = join(root, "node_modules/dkfds/dist");
const words = wordsOf([join(root, "src/Sparring")]);

const files = (folder, ending, entry) =>
  readdirSync(join(here, folder))
    .filter((name) => name.endsWith(ending) && name !== entry && !name.endsWith(".d.ts"))
    .sort();

const purged = {
  name: "only what we use of dkfds",
  setup(bundler) {
    bundler.onLoad({ filter: /dkfds\.css$/ }, ({ path }) => ({
      contents: purge(readFileSync(path, "utf8"), words),
      loader: "css",
      resolveDir: dirname(path),
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  legalComments: "none",
  absWorkingDir: root,
  alias: { dkfds: dkfds },
  logLevel: "warning",
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  ...common,
  stdin: {
    contents: ["main.css", ...files("css", ".css", "main.css")].map((name) => `@import "./css/${name}";`).join("\n"),
    loader: "css",
    resolveDir: here,
  },
  outfile: join(out, "sparring.css"),
  target: ["chrome111", "firefox113", "safari16.4"],
  loader: { ".woff2": "file", ".svg": "dataurl" },
  assetNames: "fonts/[name]-[hash]",
  publicPath: "/assets",
  plugins: [purged],
});

await build({
  ...common,
  stdin: {
    contents: ["main.ts", ...files("ts", ".ts", "main.ts")].map((name) => `import "./ts/${name}";`).join("\n"),
    loader: "ts",
    resolveDir: here,
  },
  outfile: join(out, "sparring.js"),
  target: ["es2022"],
  format: "iife",
});

writeFileSync(join(out, "icons.svg"), sprite());
cpSync(join(here, "pictures"), out, { recursive: true });
cpSync(join(root, "node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/license.txt"), join(out, "fonts/license.txt"));

for (const name of ["sparring.css", "sparring.js", "icons.svg"]) {
  const content = readFileSync(join(out, name));
  console.log(`${name}: ${kilobytes(content)} KB, compressed ${kilobytes(brotliCompressSync(content))} KB`);
}

/** One file with the icons our components name (<Icon Name="print" />), fetched once and kept. */
function sprite() {
  const named = iconNames();
  const icons = readdirSync(join(dkfds, "img/svg-icons"))
    .map((file) => file.replace(".svg", ""))
    .filter((name) => named.has(name))
    .map((name) =>
      readFileSync(join(dkfds, `img/svg-icons/${name}.svg`), "utf8")
        .replace(/<svg[^>]*viewBox="([^"]+)"[^>]*>/, `<symbol id="${name}" viewBox="$1">`)
        .replace("</svg>", "</symbol>"),
    );
  return `<svg xmlns="http://www.w3.org/2000/svg">${icons.join("")}</svg>`;
}

function iconNames() {
  const names = new Set();
  for (const entry of readdirSync(join(root, "src/Sparring"), { recursive: true })) {
    const path = join(root, "src/Sparring", String(entry));
    if (!path.endsWith(".razor") || /[\\/](bin|obj)[\\/]/.test(path)) continue;
    for (const match of readFileSync(path, "utf8").matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)) names.add(match[1]);
  }
  return names;
}

function kilobytes(content) {
  return (content.length / 1024).toFixed(1);
}
