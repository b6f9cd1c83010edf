// Writes the scripts, styles and map data of the pages to ../static, each under a name that holds a hash of its content, with
// manifest.json (name as templates ask for it -> name as it is served) and licences.txt (of every package that is in them).
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, "..", "static");
const packages = join(here, "node_modules");

// Served as they are: the map's worker, which the Content-Security-Policy wants from the same origin, and the world's outlines.
const copied = {
  "maplibre-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
  "countries-50m.json": "world-atlas/countries-50m.json",
  "countries-110m.json": "world-atlas/countries-110m.json",
};

// Every file directly in src/ and styles/ is one that a template may ask for; what they share lies in folders below.
function entries(folder, extension) {
  return readdirSync(join(here, folder))
    .filter((name) => extname(name) === extension)
    .map((name) => join(here, folder, name));
}

async function bundled() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: here,
    entryPoints: [...entries("src", ".js"), ...entries("styles", ".css")],
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox114", "safari16.4"],
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    outdir: output,
    legalComments: "none",
    metafile: true,
    write: false,
  });
  const manifest = {};
  for (const [path, made] of Object.entries(metafile.outputs)) {
    if (made.entryPoint) manifest[basename(made.entryPoint)] = basename(path);
  }
  return { manifest, files: outputFiles.map((file) => [relative(output, file.path), file.contents]) };
}

function copies() {
  return Object.entries(copied).map(([name, path]) => {
    let contents = readFileSync(join(packages, path));
    if (name.endsWith(".mjs")) contents = Buffer.from(contents.toString().replace(/\/\/# sourceMappingURL=.*\s*$/, ""));
    const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
    const extension = extname(name) === ".mjs" ? ".js" : extname(name);
    return [name.replace(/\.mjs$/, ".js"), `${basename(name, extname(name))}-${hash}${extension}`, contents];
  });
}

function licences() {
  const { packages: locked } = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
  const texts = ["What the scripts and map data of Dateline's pages are made from, beside Dateline itself."];
  for (const [path, entry] of Object.entries(locked)) {
    if (!path || entry.dev || path.includes("@types/")) continue;
    const folder = join(here, path);
    const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
    const words = file ? readFileSync(join(folder, file), "utf8").trim() : "Its package states the licence and brings no text of it.";
    texts.push(`${path.replace(/^.*node_modules\//, "")} ${entry.version} (${entry.license ?? "see below"})\n\n${words}`);
  }
  texts.push("The outlines of countries in world-atlas are made from Natural Earth, which is in the public domain.");
  return texts.join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}

const { manifest, files } = await bundled();
for (const [name, served, contents] of copies()) {
  manifest[name] = served;
  files.push([served, contents]);
}
files.push(["licences.txt", licences()]);
files.push(["manifest.json", JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2) + "\n"]);
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
for (const [name, contents] of files) writeFileSync(join(output, name), contents);
console.log(`${files.length} files in ${relative(process.cwd(), output) || "."}`);
